"""CSL-JSON: what a DOI answers (Crossref, DataCite), and what Zotero exports."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from ..dates import DateSpan, PartialDate
from ..errors import Place, Problem
from ..names import Name
from ..records.references import Reference
from . import values
from .conferences import span
from .preprints import settled
from .titles import readable, title_latex

# CSL's types, and Crossref's own, which its answers hold in their place.
TYPES = {
    "article": "preprint",
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "journal-article": "article",
    "posted-content": "preprint",
    "paper-conference": "inproceedings",
    "proceedings-article": "inproceedings",
    "chapter": "chapter",
    "book-chapter": "chapter",
    "book-section": "chapter",
    "book": "book",
    "monograph": "book",
    "edited-book": "book",
    "proceedings": "book",
    "thesis": "thesis",
    "dissertation": "thesis",
    "report": "report",
    "software": "software",
    "dataset": "dataset",
    "webpage": "webpage",
    "post": "webpage",
    "post-weblog": "webpage",
}


def read_csl(text: str, file: str, problems: list[Problem]) -> tuple[Reference, ...]:
    """Return the works in CSL-JSON: one item, or a list of them."""
    found = []
    try:
        for line, value in _items(text.removeprefix("\ufeff")):
            if isinstance(value, dict):
                found.append(_reference(_Item(value), Place(file, line), problems))
            else:
                message = "is not an item of CSL-JSON (write { ... })"
                problems.append(Problem(Place(file, line), message))
    except json.JSONDecodeError as error:
        message = f"not JSON: {error.msg} (export the file again)"
        problems.append(Problem(Place(file, error.lineno), message))
    except (RecursionError, ValueError):  # too deep, or a number of thousands of digits
        message = "not JSON that can be read (export the file again)"
        problems.append(Problem(Place(file, 1), message))
    return tuple(reference for reference in found if reference)


def _items(text: str) -> Iterator[tuple[int, Any]]:
    """Yield the line and the value of each item; one that is no list is the only one."""
    start = len(text) - len(text.lstrip())
    if text[start : start + 1] != "[":
        value = json.loads(text)
        answer = value.get("message") if isinstance(value, dict) else None
        yield text.count("\n", 0, start) + 1, answer if isinstance(answer, dict) else value
        return
    decoder = json.JSONDecoder()
    line, counted, position = 1, 0, start + 1
    for number in range(len(text)):
        position = _beyond_space(text, position)
        if text[position : position + 1] == "]" and not number:
            return
        line, counted = line + text.count("\n", counted, position), position
        value, position = decoder.raw_decode(text, position)
        yield line, value
        position = _beyond_space(text, position)
        if text[position : position + 1] == "]":
            return
        if text[position : position + 1] != ",":
            raise json.JSONDecodeError("Expecting ',' delimiter", text, position)
        position += 1


def _beyond_space(text: str, position: int) -> int:
    match = re.compile(r"\s*").match(text, position)
    return match.end() if match else position


class _Item:
    """One item, whose values may have any shape."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        self._values = values

    def texts(self, name: str) -> list[str]:
        """Return the texts of a value: itself, or those in its list."""
        value = self._values.get(name)
        values = value if isinstance(value, list) else [value]
        return [str(item) for item in values if isinstance(item, str | int | float) and item]

    def text(self, *names: str) -> str | None:
        """Return the first text of the first of these that has one, without tags."""
        found = (values.plain(text) for name in names for text in self.texts(name))
        return next(filter(None, found), None)

    def group(self, name: str) -> _Item:
        value = self._values.get(name)
        return _Item(value if isinstance(value, dict) else {})

    def groups(self, name: str) -> list[_Item]:
        value = self._values.get(name)
        return (
            [_Item(item) for item in value or () if isinstance(item, dict)]
            if isinstance(value, list)
            else []
        )

    def dates(self, name: str) -> list[PartialDate]:
        """Return the dates of a date variable: one, or the first and the last of a span."""
        group = self.group(name)
        parts = group._values.get("date-parts")
        found = [
            values.dated(*(part if isinstance(part, int | str) else None for part in date[:3]))
            for date in (parts if isinstance(parts, list) else [])
            if isinstance(date, list) and date
        ]
        words = group.text("raw", "literal") or self.text(name) or ""
        return [date for date in [*found, values.date(words)] if date]

    def names(self, name: str) -> tuple[Name, ...]:
        return tuple(filter(None, map(_name, self.groups(name))))


def _name(item: _Item) -> Name | None:
    group = item.text("literal", "name")
    family = item.text("family")
    particles = item.text("dropping-particle"), item.text("non-dropping-particle")
    if not family:
        given = item.text("given")
        return Name(group, group=True) if group else Name(given) if given else None
    whole = " ".join(filter(None, (*particles, family)))
    return Name(whole, item.text("given"), item.text("suffix"))


def _reference(item: _Item, place: Place, problems: list[Problem]) -> Reference | None:
    title, subtitle = item.text("title"), item.text("subtitle")
    if not title:
        problems.append(Problem(place, "has no title (add one, or leave the item out)"))
        return None
    if subtitle and subtitle.lower() not in title.lower():
        title = f"{title.rstrip(':')}: {subtitle}"
    type_ = TYPES.get(item.text("type") or "", "other")
    doi = values.doi(item.text("DOI") or "")
    event = item.group("event")
    dates = (item.dates(name) for name in ("issued", "published", "published-online", "created"))
    return settled(
        Reference(
            key=item.text("id", "citation-key") or "",
            type=type_,
            title=readable(title_latex(title)),
            title_latex=title_latex(title),
            authors=item.names("author"),
            editors=item.names("editor"),
            date=next((found[0] for found in dates if found), None),
            status=values.status(item.text("status") or _literal_date(item) or ""),
            container=item.text("container-title", *_meeting(type_)),
            container_short=item.text("container-title-short", "short-container-title"),
            series=item.text("collection-title"),
            event_place=item.text("event-place") or event.text("location"),
            event_dates=_event_dates(item, event),
            volume=item.text("volume"),
            number=item.text("issue", "number", "collection-number"),
            pages=values.pages(item.text("page", "article-number", "page-first") or ""),
            chapter=item.text("chapter-number"),
            edition=item.text("edition"),
            version=item.text("version"),
            genre=item.text("genre") if type_ in ("thesis", "report") else None,
            institution=item.text("publisher") if type_ in ("thesis", "report") else None,
            publisher=None if type_ in ("thesis", "report") else item.text("publisher"),
            place=item.text("publisher-place", "publisher-location"),
            isbn=values.isbn(" ".join(item.texts("ISBN"))),
            issn=values.issn(" ".join(item.texts("ISSN"))),
            doi=doi,
            arxiv=_arxiv(item),
            arxiv_class=values.arxiv_class(" ".join(item.texts("categories"))),
            url=values.url(item.text("URL") or ""),
            abstract=values.abstract(item.text("abstract") or ""),
            keywords=values.keywords([*item.texts("keyword"), *item.texts("categories")]),
            language=values.language(item.text("language") or ""),
        )
    )


def _meeting(type_: str) -> tuple[str, ...]:
    """Return what may stand for the proceedings of a paper where they are not named."""
    return ("event-title", "event") if type_ == "inproceedings" else ()


def _literal_date(item: _Item) -> str | None:
    return item.group("issued").text("literal", "raw")


def _event_dates(item: _Item, event: _Item) -> DateSpan | None:
    found = item.dates("event-date") or [*event.dates("start"), *event.dates("end")]
    return span(found[0], found[-1]) if found else None


def _arxiv(item: _Item) -> str | None:
    """Return the arXiv id that the DOI, the address or the number of an item holds."""
    names = ("DOI", "URL", "number", "archive_location", "note")
    found = (values.arxiv(item.text(name) or "") for name in names)
    return next(filter(None, found), None)
