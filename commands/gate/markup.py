"""Each page as HTML: written so that every parser reads the same page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html.entities import html5
from html.parser import HTMLParser

from . import element
from .element import attribute
from .problem import Problem
from .site import Page

VOID = frozenset(
    "area base br col embed hr img input link meta source track wbr".split()  # noqa: SIM905
)
REFERENCE = re.compile(r"&(#x[0-9a-fA-F]+;|#[0-9]+;|[a-zA-Z][a-zA-Z0-9]*;?)")
Outline = list[tuple[int, str]]


class Written(HTMLParser):
    """The tags of a page as they are written, and what the HTML standard calls an error there."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=False)
        self.outline: Outline = []
        self.lines: list[int] = []
        self.faults: list[tuple[int, str, str, str]] = []
        self._open: list[tuple[str, int]] = []
        self.feed(text)
        self.close()
        for name, line in self._open:
            self._fault("a tag that is not closed", f"<{name}>", "close it", line)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._start(tag, attrs)
        if tag not in VOID:
            self._open.append((tag, self.getpos()[0]))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._start(tag, attrs)
        within = {tag, *(name for name, _ in self._open)}
        if tag not in VOID and not within & {"svg", "math"}:  # where XML's way is HTML's
            self._fault("a tag that closes itself", f"<{tag}/>", f"write <{tag}></{tag}>")

    def handle_endtag(self, tag: str) -> None:
        if self._open and self._open[-1][0] == tag:
            self._open.pop()
        elif tag in (name for name, _ in self._open):
            while self._open[-1][0] != tag:
                name, line = self._open.pop()
                self._fault(
                    "a tag that is not closed", f"<{name}>", f"close it before </{tag}>", line
                )
            self._open.pop()
        else:
            self._fault("an end tag that closes nothing", f"</{tag}>", "remove it")

    def handle_entityref(self, name: str) -> None:
        if f"{name};" not in html5:
            self._fault("a character that HTML does not name", f"&{name}", "write &amp; for &")

    def _start(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        self.outline.append((len(self._open), tag))
        self.lines.append(self.getpos()[0])
        names = [name for name, _ in attrs]
        for name in sorted({name for name in names if names.count(name) > 1}):
            self._fault("an attribute that stands twice", f"<{tag} {name}>", "keep one")

    def _fault(self, what: str, value: str, remedy: str, line: int = 0) -> None:
        self.faults.append((line or self.getpos()[0], what, value, remedy))


def markup_problems(page: Page) -> Iterator[Problem]:
    """Errors of HTML, and places where a browser makes another page of it than is written."""
    if page.plain:
        return
    written = Written(page.source)
    faults = list(written.faults)
    lines = {line for line, *_ in faults}
    for error in page.standard.errors:
        if error.line not in lines:  # else the same in other words
            what, value = f"HTML error: {error.message}", _line(page, error.line)
            faults.append((error.line or 1, what, value, "mend the HTML of that line"))
    for line, what, value, remedy in faults:
        yield Problem(page.path, what, value, remedy, line=line)
    if not faults:
        yield from _difference(page, written)


def _difference(page: Page, written: Written) -> Iterator[Problem]:
    """The first element that a browser puts elsewhere than it is written."""
    read = _outline(page)
    for number, one in enumerate(written.outline):
        if number < len(read) and read[number] == one:
            continue
        line = written.lines[number]
        if (one[0] + 1, one[1]) in read[number + 1 : number + 2]:
            added = read[number][1]
            what = f"a browser adds <{added}> around this <{one[1]}>"
            remedy = f"write <{added}>"
        else:
            what = f"a browser puts this <{one[1]}> elsewhere than it is written"
            remedy = "it may not stand there; close what is before it"
        yield Problem(page.path, what, _line(page, line), remedy, line=line)
        return
    if len(read) > len(written.outline):
        added = f"<{read[len(written.outline)][1]}>"
        yield Problem(page.path, f"a browser adds {added}", "", f"write {added}")


def _outline(page: Page) -> Outline:
    """Depth and name of each element as a browser reads the page."""
    from justhtml import Element

    found: Outline = []
    waiting = [(0, child) for child in reversed(page.standard.root.children or [])]
    while waiting:
        depth, one = waiting.pop()
        if isinstance(one, Element):
            found.append((depth, one.name.lower()))
            children = [*(one.children or [])]
            if content := getattr(one, "template_content", None):
                children = [*(content.children or [])]
            waiting += [(depth + 1, child) for child in reversed(children)]
    return found


def _line(page: Page, number: int | None) -> str:
    lines = page.source.splitlines()
    return lines[number - 1].strip() if number and number <= len(lines) else ""


def heading_order(page: Page) -> Iterator[Problem]:
    """No level of headings is skipped on the way down."""
    level = 0
    for heading in page.named("h1", "h2", "h3", "h4", "h5", "h6"):
        has_none = not level and not page.named("h1")  # heading_problems tells
        if int(heading.name[1]) > level + 1 and not has_none:
            what = f"<{heading.name}> follows {f'<h{level}>' if level else 'no heading'}"
            yield Problem(page.path, what, _text(heading), f"write <h{level + 1}>")
        level = int(heading.name[1])


def nameless_controls(page: Page) -> Iterator[Problem]:
    """Links and buttons that have nothing to read out."""
    for control in page.named("a", "button", "summary"):
        if (control.name != "a" or control.has_attr("href")) and not _has_name(control):
            what = f"a {'link' if control.name == 'a' else control.name} without a name"
            value = attribute(control, "href") or str(control)
            yield Problem(page.path, what, value, "give it a text or an aria-label")


def _has_name(control: element.Element) -> bool:
    """Return whether a screen reader has something to say of a link or a button."""
    if control.get_text().strip():
        return True
    given = [attribute(control, name) for name in ("aria-label", "aria-labelledby", "title")]
    within = [
        attribute(tag, name) for tag in control.find_all(True) for name in ("alt", "aria-label")
    ]
    return bool("".join([*given, *within]).strip())


def _text(tag: element.Element) -> str:
    return tag.get_text(" ", strip=True)
