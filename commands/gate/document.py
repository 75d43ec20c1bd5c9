"""Each page as a document: what a reader, a screen reader and a search result need of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from .element import attribute
from .problem import Problem
from .site import Page, Site

if TYPE_CHECKING:
    from bs4.element import Tag

# Pelican's links to source files, and Jinja's own marks, that nothing has replaced.
MARKER = re.compile(r"\{(?:filename|attach|static|author|category|tag|index)\}|\{\{|\{%")
# Text where braces are what the author means: code, BibTeX, formulas.
VERBATIM = ("code", "pre", "kbd", "samp", "math", "script", "style", "textarea")
VERBATIM_PART = re.compile(rf"<({'|'.join(VERBATIM)})\b.*?</\1>", re.DOTALL)


def leftover_markers(page: Page) -> Iterator[Problem]:
    """Links and expressions that the build should have replaced."""
    if not MARKER.search(page.source):
        return
    if page.plain and not MARKER.search(VERBATIM_PART.sub("", page.source)):
        return
    for tag in _prose(page.html):
        texts = tag.find_all(string=True, recursive=False)
        for text in [*texts, *(attribute(tag, name) for name in tag.attrs)]:
            if MARKER.search(text):
                remedy = "name a source file that exists, or put it in a code span"
                yield Problem(page.path, "a marker is left", text.strip(), remedy)


def heading_problems(page: Page) -> Iterator[Problem]:
    """A page has one h1."""
    headings = [heading.get_text(" ", strip=True) for heading in page.named("h1")]
    what = f"{len(headings)} h1 headings"
    remedy = "in Markdown start at ##, the title is the h1"
    if not headings:
        yield Problem(page.path, what, "", f"write one; {remedy}")
    for heading in headings[1:]:
        yield Problem(page.path, what, heading, f"keep one; {remedy}")


def language_problems(page: Page) -> Iterator[Problem]:
    """A page names its language."""
    if not any(attribute(tag, "lang") for tag in page.named("html")):
        yield Problem(page.path, "no language", "", 'write <html lang="en"> in the template')


def duplicate_ids(page: Page) -> Iterator[Problem]:
    """An id stands once in a page."""
    counted = Counter(attribute(tag, "id") for tag in page.having("id"))
    for id_ in (id_ for id_, count in counted.items() if count > 1):
        elements = [f"<{tag.name}>" for tag in page.having("id") if attribute(tag, "id") == id_]
        what = f"{' and '.join(elements)} have one id"
        yield Problem(page.path, what, id_, "give each an id of its own")


def missing_alternatives(page: Page) -> Iterator[Problem]:
    """A picture has an alt text; Pelican itself stops at an empty one in Markdown."""
    for image in (tag for tag in page.named("img") if not tag.has_attr("alt")):
        remedy = 'say what it shows, ![a lamp](file), or alt="" where it only adorns'
        yield Problem(page.path, "a picture without alt", attribute(image, "src"), remedy)


def unsized_pictures(page: Page) -> Iterator[Problem]:
    """A picture has its size, or the text below it would jump when it comes."""
    for image in page.named("img"):
        sizes = {name: attribute(image, name) for name in ("width", "height")}
        missing = [name for name, size in sizes.items() if not re.fullmatch(r"[1-9]\d*", size)]
        if missing:
            what = f"a picture without {' and '.join(missing)}"
            remedy = "write both, in pixels; the plugin content_pictures does"
            yield Problem(page.path, what, attribute(image, "src"), remedy)


def title_problems(site: Site) -> Iterator[Problem]:
    """A page has a title of its own; one that leads on has that of another."""
    texts = {page.path: page.title for page in site.pages.values() if not page.moved_to}
    yield from _text_problems("title", texts, "give the page a title of its own")


def description_problems(site: Site) -> Iterator[Problem]:
    """A page has a description of its own."""
    texts = {page.path: page.description for page in site.pages.values() if not page.moved_to}
    yield from _text_problems("description", texts, "give the page a summary of its own")


def _prose(tag: Tag) -> Iterator[Tag]:
    """The elements below one, without those whose text is verbatim."""
    for child in tag.find_all(True, recursive=False):
        if child.name not in VERBATIM:
            yield child
            yield from _prose(child)


def _text_problems(what: str, texts: Mapping[str, str], remedy: str) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for path, text in texts.items():
        if not text:
            yield Problem(path, f"no {what}", "", remedy)
        elif first.setdefault(text, path) != path:
            yield Problem(path, f"{what} is that of {first[text]}", text, remedy)


def title(page: Page) -> str:
    """Return the title of a page; empty where it has none."""
    for tag in page.named("title"):
        if tag.parent and tag.parent.name == "head":  # a drawing has titles too
            return tag.get_text(" ", strip=True)
    return ""


def description(page: Page) -> str:
    """Return the description of a page; empty where it has none."""
    metas = (tag for tag in page.named("meta") if attribute(tag, "name") == "description")
    meta = next(metas, None)
    return attribute(meta, "content").strip() if meta else ""


def ids(page: Page) -> frozenset[str]:
    """Return the fragments that a link to a page may have."""
    return frozenset(attribute(tag, "id") for tag in page.having("id"))
