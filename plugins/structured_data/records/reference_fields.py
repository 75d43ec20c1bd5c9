"""The part of an entry of publications.bib that citations repeat."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from .. import identifiers
from ..fields import ISBN, ISSN, LANGUAGE, LATEX, NAME, TOPIC, Fields
from ..latex import text_of
from ..latex_text import LatexText
from ..names import Name, name_list
from ..sources import Scalar
from .entry_types import ENTRY_TYPES, GENRES, EntryType
from .misplaced_fields import refuse_kind, refuse_misplaced
from .pasted_fields import PASTED_DATES, PASTED_STATES, PASTED_TYPES
from .references import STATUSES, PageRange, Reference, citation_key
from .venues import Venue

ARXIV = "an arXiv id (write it as 2407.00023)"
PAGES = "a range of pages (write 81--95, both numbers in full)"
DOI = "a DOI (write it as 10.1145/3711896.3736884)"


def is_out(fields: Fields) -> bool:
    """Return whether a work is published, for all that its entry says."""
    return fields.text("pubstate") in (None, "published", "retracted")


def venue_of(fields: Fields, venues: Mapping[str, Venue]) -> Venue | None:
    """Return the venue of an entry: a record, or what stands for a name written in the entry."""
    venue = fields.one("venue", venues, "a venue in venues.yaml")
    found = _entry_type(fields)
    if found and venue:
        refuse_kind(fields, venue, found)
    if not found:  # then any of these may be right
        for known in ENTRY_TYPES.values():
            fields.node(known.container or "venue")
    if not found or not found.container:
        return venue
    name = fields.value(found.container, text_of, LATEX)
    if name and fields.has("venue"):
        message = f"{name!r} stands beside a venue, which has a name (keep one of the two)"
        fields.problem(fields.place_of(found.container), message)
    return venue or (Venue("", name, found.venue_kinds[0]) if name else None)


def reference(
    fields: Fields, authors: tuple[Name, ...], venue: Venue | None, abstract: LatexText | None
) -> Reference:
    """Read what citations say of a work; what is not in the entry comes from its venue."""
    type_ = _entry_type(fields)
    if type_ and is_out(fields):
        fields.needs_one_of(type_.needs)
    if type_:
        refuse_misplaced(fields, type_, _status(fields))
    if fields.has("eprint"):
        fields.needs("eprinttype")
    fields.choice("eprinttype", ("arxiv",))
    date = fields.date("date", PASTED_DATES)
    text = _text(fields)
    title = fields.required("title", LatexText.parse, LATEX, LatexText("", ""))
    return Reference(
        key=citation_key(authors, date, fields.key()),
        type=type_.reference if type_ else "other",
        title=title.text,
        title_latex=title.latex,
        authors=authors,
        editors=_editors(fields),
        date=date,
        status=_status(fields),
        container=venue.name if venue else None,
        container_short=venue.short if venue else None,
        series=text("series"),
        event_place=venue.place if venue else None,
        event_dates=venue.date if venue else None,
        volume=text("volume") or (venue.volume if venue else None),
        number=text("number"),
        pages=fields.value("pages", _pages, PAGES),
        chapter=text("chapter"),
        edition=text("edition"),
        version=text("version"),
        genre=_genre(text("type")),
        institution=text("institution"),
        publisher=text("publisher") or (venue.publisher if venue else None),
        place=text("location"),
        isbn=fields.value("isbn", identifiers.isbn, ISBN) or (venue.isbn if venue else None),
        issn=fields.value("issn", identifiers.issn, ISSN) or (venue.issn if venue else None),
        doi=fields.value("doi", identifiers.doi, DOI),
        arxiv=fields.value("eprint", identifiers.arxiv, ARXIV),
        arxiv_class=fields.text("eprintclass"),
        url=fields.url("url"),
        abstract=abstract.text if abstract else None,
        abstract_latex=abstract.latex if abstract else None,
        keywords=fields.values("keywords", _topic, TOPIC),
        language=fields.value("language", identifiers.language, LANGUAGE),
    )


def _entry_type(fields: Fields) -> EntryType | None:
    return ENTRY_TYPES.get(fields.choice("entrytype", ENTRY_TYPES, PASTED_TYPES) or "")


def _status(fields: Fields) -> str | None:
    status = fields.choice("pubstate", (*STATUSES, "published"), PASTED_STATES)
    return None if status == "published" else status


def _text(fields: Fields) -> Callable[[str], str | None]:
    return lambda name: fields.value(name, text_of, LATEX)


def _editors(fields: Fields) -> tuple[Name, ...]:
    node = fields.node("editor")
    editors = []
    for written in name_list(node.text) if isinstance(node, Scalar) else ():
        if written == "others":
            message = "'and others' names nobody (name every editor)"
            fields.problem(fields.place_of("editor"), message)
        try:
            editors.append(Name.parse(written))
        except ValueError:
            fields.problem(fields.place_of("editor"), f"{written!r} is not {NAME}")
    return tuple(editors)


def _genre(text: str | None) -> str | None:
    return GENRES.get(text, text) if text else None


def _pages(latex: str) -> PageRange:
    pages = PageRange.parse(text_of(latex))
    ends = (pages.first, pages.last or pages.first)
    if all(map(str.isdecimal, ends)) and int(ends[1]) < int(ends[0]):
        raise ValueError(latex)
    return pages


def _topic(latex: str) -> str:
    return identifiers.topic(text_of(latex))
