"""CSL-JSON 1.0.2, for citation processors such as those of Pandoc and Zotero."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from ..dates import DateSpan, PartialDate
from ..locators import IN_SERIES
from ..names import Name
from ..records import PageRange, Reference
from ..records.references import STATUSES

_TYPES = {
    "article": "article-journal",
    "inproceedings": "paper-conference",
    "preprint": "article",
    "thesis": "thesis",
    "report": "report",
    "chapter": "chapter",
    "book": "book",
    "software": "software",
    "dataset": "dataset",
    "webpage": "webpage",
    "other": "document",
}


def to_csl(reference: Reference) -> dict[str, Any]:
    """Return one item; a variable that has no value is left out."""
    fields = {
        "id": reference.key,
        "type": "manuscript" if reference.is_manuscript else _TYPES[reference.type],
        "title": reference.title,
        "author": [_name(name) for name in reference.authors],
        "editor": [_name(name) for name in reference.editors],
        "issued": _date(reference.date),
        "status": STATUSES[reference.status].lower() if reference.status else None,
        "container-title": reference.container,
        "container-title-short": reference.container_short,
        "collection-title": reference.series,
        "event-place": reference.event_place,
        "event-date": _dates(reference.event_dates),
        "volume": reference.volume,
        _number_variable(reference): reference.number,
        "page": _pages(reference.pages),
        "chapter-number": reference.chapter,
        "edition": reference.edition,
        "version": reference.version,
        # By these three Zotero, and styles, tell a preprint from other articles.
        "genre": reference.genre or ("Preprint" if reference.type == "preprint" else None),
        "publisher": _publisher(reference),
        "publisher-place": reference.place,
        "ISBN": reference.isbn,
        "ISSN": reference.issn,
        "DOI": reference.doi,
        "URL": reference.url or reference.arxiv_url,
        "language": reference.language,
        "keyword": ", ".join(reference.keywords),
        "abstract": reference.abstract,
        "note": reference.note,
        "custom": _custom(reference),
    }
    if _is_on_arxiv(reference):
        fields["number"] = f"arXiv:{reference.arxiv}"
    return {name: value for name, value in fields.items() if value}


def csl_text(references: Sequence[Reference]) -> str:
    """Return a whole file: a JSON array of items."""
    return json.dumps([to_csl(one) for one in references], ensure_ascii=False, indent=2) + "\n"


def _is_on_arxiv(reference: Reference) -> bool:
    return reference.type == "preprint" and reference.arxiv is not None


def _name(name: Name) -> dict[str, str]:
    """Return a name in its parts; that of a group, or of one word, is literal."""
    if name.group or not name.given:
        return {"literal": str(name)}
    parts = {
        "family": name.family_alone,
        "given": name.given,
        "non-dropping-particle": name.particle,
        "suffix": name.suffix,
    }
    return {part: text for part, text in parts.items() if text}


def _date(date: PartialDate | None) -> dict[str, list[list[int]]] | None:
    return {"date-parts": [_date_parts(date)]} if date else None


def _dates(span: DateSpan | None) -> dict[str, list[list[int]]] | None:
    if not span:
        return None
    ends = (span.start,) if span.start == span.end else (span.start, span.end)
    return {"date-parts": [_date_parts(date) for date in ends]}


def _date_parts(date: PartialDate) -> list[int]:
    """Return the year, month and day, as far as they are known."""
    return [part for part in (date.year, date.month, date.day) if part]


def _number_variable(reference: Reference) -> str:
    """Return which variable its number is: that of an issue, in a series, or its own."""
    if reference.type == "article":
        return "issue"
    return "collection-number" if reference.type in IN_SERIES else "number"


def _pages(pages: PageRange | None) -> str | None:
    """Return 81-95 as processors expect it; a dash where the pages have hyphens of their own."""
    text = str(pages or "")
    return text if "-" in text else text.replace("\u2013", "-")


def _publisher(reference: Reference) -> str | None:
    """Return who brought it out: of a thesis or report the university or institute."""
    if reference.type in ("thesis", "report"):
        return reference.institution or reference.publisher
    if _is_on_arxiv(reference):
        return reference.publisher or "arXiv"
    return reference.publisher or reference.institution


def _custom(reference: Reference) -> dict[str, str]:
    """Return what CSL has no variable for."""
    others = {
        "arxiv": reference.arxiv,
        "arxiv-class": reference.arxiv_class,
        "institution": reference.institution,
        "publisher": reference.publisher,
        "number": reference.number if _is_on_arxiv(reference) else None,
    }
    said = _publisher(reference)
    return {name: text for name, text in others.items() if text and text != said}
