"""The Markdown of an article, made to be read elsewhere."""

from __future__ import annotations

import operator
import posixpath
import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any
from urllib.parse import urljoin

from ..citing.labels import STYLES, Labelled
from ..citing.text_citations import citations, groups
from ..linking.text_links import TextAddress, addresses
from ..paths import article_path
from ..prose import without_code
from ..records import Article
from ..settings import Settings
from ..text_formulas import text_formulas
from .citation import citation
from .text import escaped, section

# What Python-Markdown makes attributes of; in the text itself it says nothing.
_ATTRIBUTES = re.compile(r"[ ]?\{:[^}\n]*\}|(?<=\S)[ ]+\{#[\w-]+\}(?=[ ]*$)", re.MULTILINE)
# A block of its own below a table or a picture: what opens it, options among that, and its end.
_CAPTION = re.compile(
    r"^(?P<open>(?P<fence>/{3,})[ ]*(?:(?P<kind>figure|table|code)-)?caption"
    r"(?:[ ]*\|[ ]*(?P<number>[\d.]*))?[^\n]*\n(?:[ ]{4}[^\n]*\n)*\s*)"
    r".*?(?P<close>\s*^(?P=fence)[ ]*$)",
    re.MULTILINE | re.DOTALL,
)
# Any other block, such as a note: its title, or its kind where it has none.
_BLOCK = re.compile(
    r"^/{3,}[ ]*(?P<kind>[\w-]+)[ ]*(?:\|[ ]*(?P<title>[^\n]*?)[ ]*)?\n(?:[ ]{4}[\w-]+:[^\n]*\n)*"
    r"|\n/{3,}[ ]*$",
    re.MULTILINE,
)


Change = tuple[int, int, str]  # where it begins and ends, and what is written there


@dataclass(frozen=True)
class Page:
    """The page of an article; `folder` is where names of files beside its text lead.

    `linked` are the address and the words of each link by key, `labels` those of what it cites.
    """

    path: str
    folder: str
    linked: dict[str, tuple[str, str]]
    labels: dict[str, str]


def article_source(
    article: Article, text: str, settings: Settings, keep: Callable[..., Any] = operator.call
) -> str:
    """Return the text with whole addresses, labels for what it cites, plain captions; not code.

    `keep` calls a function of plain values, or knows what it gives.
    """
    path = article_path(article)
    page = Page(
        path=path,
        folder=path if PurePath(article.place.file).stem == "index" else f"/{article.section}/",
        linked={link.target: (link.address, link.name) for link in article.linked},
        labels={one.work.key: one.label for one in _labelled(article, settings)},
    )
    source: str = keep(page_source, page, text, settings)
    return source


def page_source(page: Page, text: str, settings: Settings) -> str:
    """Return the text of a page so: of plain values alone, for `keep`."""
    text = _changed(text, [*_attributes(text), *_equation_numbers(text)])
    text = _changed(
        text,
        [
            *_addresses(page, text, settings),
            *_citations(page, text, settings),
            *_captions(text),
        ],
    )
    return _changed(text, _blocks(text))


def _changed(text: str, changes: Iterable[Change]) -> str:
    for start, end, written in sorted(changes, reverse=True):
        text = text[:start] + written + text[end:]
    return text


def references_section(article: Article, settings: Settings) -> str:
    """Return the list of what a text cites; empty where it cites nothing."""
    numbered = settings.citation_style == "numbered"
    lines = [
        f"{f'{labelled.label}.' if numbered else '-'} {_reference(labelled)}"
        for labelled in _labelled(article, settings)
    ]
    return section("References", "\n".join(lines))


def _addresses(page: Page, text: str, settings: Settings) -> list[Change]:
    """Return where each address stands, and what to write there; words for links without any."""
    found = []
    for one in addresses(text):
        address, name = page.linked.get(one.address, ("", ""))
        if address and one.is_wordless:
            words = text.rindex("]", 0, one.start)
            found.append((words, words, escaped(name)))
        whole = settings.absolute(address) if address else _whole(one, page, settings)
        found.append((one.start, one.end, whole))
    return found


def _whole(one: TextAddress, page: Page, settings: Settings) -> str:
    target = one.address
    if one.marker:
        target = _path(one.marker, one.unmarked, page)
    elif one.form == "image" and re.match(r"[\w.%-][^:]*$", target):  # the file beside the text
        target = _path("static", target, page)
    if target.startswith("/") and not target.startswith("//"):
        return settings.absolute(target)
    try:
        return urljoin(settings.absolute(page.path), target)
    except ValueError:  # no address at all; the page that shows it is where to say so
        return target


def _path(marker: str, target: str, page: Page) -> str:
    """Return where Pelican publishes what a marker leads to from the file of an article."""
    if marker == "attach":  # is put beside the page
        return page.path + (posixpath.basename(target) if target.startswith("/") else target)
    path = posixpath.normpath(posixpath.join(page.folder, target))
    # A source file becomes a page, whose address has no ending.
    return re.sub(r"(?:/index)?\.md(?=#|$)", "/", path) if marker == "filename" else path


def _attributes(text: str) -> list[Change]:
    """Return where attributes of HTML stand, such as {: .wide } or the {#id} of a heading."""
    if "{" not in text:
        return []
    return [(*match.span(), "") for match in _ATTRIBUTES.finditer(without_code(text))]


def _captions(text: str) -> list[Change]:
    """Return where captions begin and end; a number stands where the page has one."""
    if "///" not in text:
        return []
    counts: Counter[str] = Counter()
    found = []
    for match in _CAPTION.finditer(without_code(text)):
        prefix = ""
        if kind := match["kind"]:
            counts[kind] += 1
            name = "Listing" if kind == "code" else kind.capitalize()
            prefix = f"{name} {match['number'] or counts[kind]}. "
        found += [(*match.span("open"), prefix), (*match.span("close"), "")]
    return found


def _blocks(text: str) -> list[Change]:
    """Return where blocks such as notes begin and end, and their titles."""
    if "///" not in text:
        return []
    found = []
    for match in _BLOCK.finditer(without_code(text)):
        kind = (match["kind"] or "").capitalize() if match["kind"] != "details" else ""
        written = text[slice(*match.span("title"))] if match["title"] else ""
        title = ": ".join(filter(None, (kind, written)))
        found.append((*match.span(), f"**{title}**\n\n" if title else ""))
    return found


def _equation_numbers(text: str) -> list[Change]:
    """Return the end of each numbered formula, and its number as LaTeX has it."""
    found = []
    for formula in text_formulas(text):
        if formula.number:
            before = text[: text.rindex("$$", formula.start, formula.end)]
            end = len(re.sub(r"\n[ \t>]*$|[ \t]+$", "", before))
            found.append((end, end, f" \\tag{{{formula.number}}}"))
    return found


def _citations(page: Page, text: str, settings: Settings) -> list[Change]:
    """Return where each citation stands, and its label."""
    labels = page.labels
    opening, closing = (r"\[", r"\]") if settings.citation_style == "numbered" else ("(", ")")
    found = []
    for match in groups(without_code(text)):
        group = citations(text[slice(*match.span(1))])
        if all(citation.key in labels for citation in group):
            words = (
                ", ".join(filter(None, (escaped(labels[one.key]), one.locator))) for one in group
            )
            found.append((*match.span(), f"{opening}{'; '.join(words)}{closing}"))
    return found


def _labelled(article: Article, settings: Settings) -> list[Labelled]:
    return STYLES[settings.citation_style](article.cited)


def _reference(labelled: Labelled) -> str:
    words = citation(labelled.work.reference)
    return f"({escaped(labelled.label)}) {words}" if labelled.letter else words
