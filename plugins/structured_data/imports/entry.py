"""References -> entries of publications.bib."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from ..identifiers import host, slug
from ..latex import latex_of
from ..names import Name
from ..records import Reference, Venue
from ..records.entry_types import ENTRY_TYPES, OF_SOME_TYPES
from .people import written_name
from .titles import key_words, latex_with_math, short_title
from .values import folded

# The type of entry for each type of reference; a web page and what is of no type have none.
ENTRY_TYPE_OF = {entry.reference: name for name, entry in ENTRY_TYPES.items()}
# What an entry leaves to the record of its venue, where that says it: its field -> ours.
OF_A_VENUE = {
    "volume": "volume",
    "publisher": "publisher",
    "isbn": "isbn",
    "issn": "issn",
    "place": "location",  # classic BibTeX has one address for the publisher and the conference
}
# The order of fields, as far as imports write them.
ORDER = (
    *("title", "shorttitle", "author", "editor", "venue", "booktitle", "journaltitle"),
    *("pubstate", "date", "preprinted", "volume", "number", "series", "pages", "chapter"),
    *("edition", "version", "type", "institution", "publisher", "location", "isbn", "issn", "doi"),
    *("eprint", "eprinttype", "eprintclass", "language", "url", "openreview", "keywords"),
    *("abstract", "note"),
)


def entry_fields(
    reference: Reference, authors: Sequence[Name], venue: Venue | None
) -> dict[str, str]:
    """Return the fields of an entry as LaTeX, in the order of the head of publications.bib."""
    entry_type = ENTRY_TYPES[ENTRY_TYPE_OF[reference.type]]
    container = entry_type.container
    in_venue = venue if container else None
    openreview = host(reference.url or "") == "openreview.net"
    fields = {
        "title": reference.title_latex,
        "shorttitle": _latex(short_title(reference.title)),
        "author": " and ".join(map(written_name, authors)),
        "editor": " and ".join(map(written_name, reference.editors)),
        "venue": in_venue.key if in_venue else None,
        container or "": _latex(reference.container) if container and not in_venue else None,
        "pubstate": reference.status,
        "date": _date(reference),
        "volume": _latex(reference.volume),
        "number": _latex(reference.number),
        "series": None if in_venue else _latex(reference.series),
        "pages": _pages(reference),
        "chapter": _latex(reference.chapter),
        "edition": _latex(reference.edition),
        "version": _latex(reference.version),
        "publisher": _latex(reference.publisher),
        "location": _latex(reference.place),
        "institution": _latex(reference.institution),
        "type": _latex(reference.genre),
        "isbn": reference.isbn,
        "issn": reference.issn,
        "doi": reference.doi,
        "eprint": reference.arxiv,
        "eprinttype": "arxiv" if reference.arxiv else None,
        "eprintclass": reference.arxiv_class if reference.arxiv else None,
        "language": reference.language,
        "url": None if openreview else reference.url,
        "openreview": reference.url if openreview else None,
        "keywords": ", ".join(map(latex_of, reference.keywords)),
        "abstract": latex_with_math(reference.abstract or ""),
        "note": _latex(reference.note),
    }
    said = said_by(in_venue) | set(OF_SOME_TYPES).difference(entry_type.takes)
    return {name: value for name, value in fields.items() if value and name not in said}


def venue_of(reference: Reference, venues: Iterable[Venue]) -> Venue | None:
    """Return the venue whose name or short name the reference bears."""
    written = {folded(name) for name in (reference.container, reference.container_short) if name}
    found = (venue for venue in venues if written & {folded(venue.name), folded(venue.short or "")})
    return next(found, None)


def said_by(venue: Venue | None) -> set[str]:
    """Return the names of the fields that the record of a venue says for its papers."""
    return {field for name, field in OF_A_VENUE.items() if venue and getattr(venue, name)}


def entry_text(type_: str, key: str, fields: Mapping[str, str]) -> str:
    """Return one entry, with a field a line."""
    ordered = sorted(fields, key=ORDER.index)
    lines = ",\n".join(f"  {name} = {{{fields[name]}}}" for name in ordered)
    return f"@{type_}{{{key},\n{lines}\n}}\n"


def entry_key(reference: Reference, taken: Collection[str]) -> str:
    """Return a key that no other entry has: the name of the system, or words of the title."""
    family = reference.authors[0].family if reference.authors else ""
    year = reference.date.year if reference.date else ""
    stem = slug(short_title(reference.title) or "") or key_words(reference.title)
    stem = stem or slug(f"{family} {year}") or "paper"
    numbered = (f"{stem}-{number}" for number in range(2, len(taken) + 3))
    return next(key for key in (stem, *numbered) if key not in taken)


def _latex(text: str | None) -> str | None:
    return latex_of(text) if text else None


def _date(reference: Reference) -> str | None:
    """Return the date; where only the year is known, with the month of the conference."""
    date, event = reference.date, reference.event_dates
    if date and event and not date.month and event.start.year == date.year and event.start.month:
        return f"{date}-{event.start.month:02}"
    return str(date) if date else None


def _pages(reference: Reference) -> str | None:
    """Return a range with the two hyphens that TeX makes a dash of."""
    pages = reference.pages
    if not pages:
        return None
    return "--".join(latex_of(page) for page in (pages.first, pages.last) if page)
