"""The Markdown of an article, made to be read elsewhere."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urljoin

from ..citing.labels import STYLES, Labelled
from ..citing.text_citations import citations, groups
from ..paths import article_path
from ..prose import without_code
from ..records import Article
from ..settings import Settings
from .citation import citation
from .text import escaped, section

# What begins an address: ![text](address), [text](address), [label]: address, href="address".
_ADDRESS = re.compile(
    r"""(?:(?P<image>!\[(?:[^\[\]]|\[[^\[\]]*\])*+\]\(\s*<?|\bsrc=["'])"""
    r"""|\]\(\s*<?|^[ ]{0,3}\[(?!\^)[^\]\n]+\]:[ \t]*<?|\b(?:href|poster)=["'])"""
    r"""(?P<address>[^\s)>"']+)""",
    re.MULTILINE,
)
_MARKER = re.compile(r"\{(?:static|attach|filename)\}")  # Pelican's, for a file beside the text


def article_source(article: Article, text: str, settings: Settings) -> str:
    """Return the text with whole addresses, and with labels for what it cites; code stays."""
    changes = [*_addresses(article, text, settings), *_citations(article, text, settings)]
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


def _addresses(article: Article, text: str, settings: Settings) -> list[tuple[int, int, str]]:
    """Return where each address stands, and what to write there."""
    page = settings.absolute(article_path(article))
    is_folder = Path(article.place.file).name == "index.md"
    folder = page if is_folder else settings.absolute(f"/{article.section}/")
    found = []
    for match in _ADDRESS.finditer(without_code(text)):
        start, end = match.span("address")
        is_file = match["image"] or _MARKER.match(text[start:end])
        found.append((start, end, _whole(text[start:end], folder if is_file else page, settings)))
    return found


def _whole(target: str, base: str, settings: Settings) -> str:
    """Return an address that is relative to `base`, or to the root of the site, as a whole one."""
    marker = _MARKER.match(target)
    target = _MARKER.sub("", target)
    if marker and marker[0] == "{filename}":  # a source file, whose page has no ending
        target = re.sub(r"(?:/index)?\.md(?=#|$)", "/", target)
    if target.startswith("/") and not target.startswith("//"):
        return settings.absolute(target)
    try:
        return urljoin(base, target)
    except ValueError:  # no address at all; the page that shows it is where to say so
        return target


def _citations(article: Article, text: str, settings: Settings) -> list[tuple[int, int, str]]:
    """Return where each citation stands, and its label."""
    labels = {one.work.key: one.label for one in _labelled(article, settings)}
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
