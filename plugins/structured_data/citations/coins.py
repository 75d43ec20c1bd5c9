"""COinS: a context object (Z39.88-2004) in a span, by which Zotero offers each paper of a list."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from ..records import Reference
from .last_first import last_first

_JOURNAL = ("journal", "article")
_BOOK = {
    "inproceedings": "proceeding",
    "chapter": "bookitem",
    "report": "report",
    "book": "book",
}
# What the formats for books and journals have no genre for is Dublin Core, whose type is Zotero's.
_DUBLIN_CORE = {
    "preprint": "preprint",
    "software": "computerProgram",
    "dataset": "dataset",
    "webpage": "webpage",
    "other": "document",
}


def context_object(reference: Reference) -> str:
    """Return the title of the span; nothing in it needs escaping but its ampersands."""
    pairs = [("ctx_ver", "Z39.88-2004"), *_pairs(reference)]
    return "&".join(
        f"{key}={quote(' '.join(text.split()), safe='')}" for key, text in pairs if text
    )


def _pairs(reference: Reference) -> Iterator[tuple[str, str]]:
    """Yield key and text; an empty text is left out."""
    format_, genre = _format(reference)
    yield "rft_val_fmt", f"info:ofi/fmt:kev:mtx:{format_}"
    yield "rft.type" if format_ == "dc" else "rft.genre", genre
    yield from _titles(reference)
    for author in reference.authors:
        yield "rft.au", last_first(author)
    yield "rft.date", str(reference.date or "")
    yield "rft.volume", reference.volume or ""
    yield "rft.issue", (reference.number or "") if reference.type == "article" else ""
    if reference.pages:
        yield "rft.spage", reference.pages.first
        yield "rft.epage", reference.pages.last or ""
    yield "rft.edition", reference.edition or ""
    yield "rft.series", reference.series or ""
    yield from _publisher(reference)
    yield "rft.place", reference.place or ""
    yield "rft.isbn", reference.isbn or ""
    yield "rft.issn", reference.issn or ""
    yield "rft_id", f"info:doi/{reference.doi}" if reference.doi else ""
    yield "rft_id", reference.url or reference.doi_url or reference.arxiv_url or ""
    yield "rft.language", reference.language or ""


def _format(reference: Reference) -> tuple[str, str]:
    """Return the format of a type of work, and what it calls the type."""
    if reference.is_manuscript:
        return "dc", "manuscript"
    if reference.type == "article":
        return _JOURNAL
    if reference.type == "thesis":
        return "dissertation", ""
    if reference.type in _BOOK:
        return "book", _BOOK[reference.type]
    return "dc", _DUBLIN_CORE.get(reference.type, "document")


def _titles(reference: Reference) -> Iterator[tuple[str, str]]:
    """Yield the title of the work, and those of what it is a part of."""
    title = reference.warned_title
    match "manuscript" if reference.is_manuscript else reference.type:
        case "article":
            yield "rft.atitle", title
            yield "rft.jtitle", reference.container or ""
            yield "rft.stitle", reference.container_short or ""
        case "inproceedings" | "chapter":
            yield "rft.atitle", title
            yield "rft.btitle", reference.container or reference.container_short or ""
        case "report" | "book":
            yield "rft.btitle", title
        case _:
            yield "rft.title", title


def _publisher(reference: Reference) -> Iterator[tuple[str, str]]:
    if reference.type == "thesis":
        yield "rft.inst", reference.institution or ""
        yield "rft.degree", reference.genre or ""
        return
    archive = "arXiv" if reference.type == "preprint" and reference.arxiv else ""
    yield "rft.pub", reference.publisher or reference.institution or archive
