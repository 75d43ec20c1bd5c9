"""Where papers appear: one edition of a conference or workshop, a journal, a book."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from .. import identifiers
from ..dates import DateSpan, PartialDate
from ..errors import Place
from ..fields import ISBN, ISSN, Fields
from ..keyed import is_whole
from ..sources import Scalar
from ..suggestions import known_words, suggestion

VENUE_KINDS = ("conference", "workshop", "journal", "book")

# What a version of a paper can be, and what readers call it; some appear in a venue of that kind.
VERSION_KINDS = {
    "preprint": "Preprint",
    "workshop": "Workshop paper",
    "conference": "Conference paper",
    "journal": "Journal article",
    "report": "Report",
}
_BETWEEN = re.compile(rf";(?=\s|$|(?:{'|'.join(VERSION_KINDS)})\b)")
_NUMBERED = re.compile(r"arxiv:\S*\d(v\d+)", re.IGNORECASE)


@dataclass(frozen=True)
class Venue:
    """One edition of a conference or workshop, a journal or a book.

    `name` is the title of the proceedings, journal or book as citations give it; `series` is what
    the editions have in common, such as ICLR. The key is empty where only an entry names it.
    """

    key: str
    name: str
    kind: str
    short: str | None = None
    series: str | None = None
    place: str | None = None
    date: DateSpan | None = None
    publisher: str | None = None
    volume: str | None = None
    isbn: str | None = None
    issn: str | None = None
    url: str | None = None
    sources: tuple[str, ...] = ()

    @classmethod
    def from_fields(cls, fields: Fields) -> Venue:
        """Read one entry of venues.yaml."""
        fields.needs("kind")
        for name in ("name", "short", "series", "place", "publisher"):
            _refuse_latex(fields, name)
        return cls(
            key=fields.key(),
            name=fields.required_text("name"),
            kind=fields.choice("kind", VENUE_KINDS) or "",
            short=fields.text("short"),
            series=fields.text("series"),
            place=fields.text("place"),
            date=fields.span("date"),
            publisher=fields.text("publisher"),
            volume=fields.text("volume"),
            isbn=fields.value("isbn", identifiers.isbn, ISBN),
            issn=fields.value("issn", identifiers.issn, ISSN),
            url=fields.url("url"),
            sources=fields.urls("sources"),
        )

    @property
    def words(self) -> str:
        """What it is called in lists: ICLR 2025, or its whole name."""
        return self.short or self.name


@dataclass(frozen=True)
class Version:
    """Another public version of a paper, beside the one that is cited."""

    kind: str
    date: PartialDate | None = None
    venue: Venue | None = None
    arxiv: str | None = None
    doi: str | None = None
    url: str | None = None

    @property
    def words(self) -> str:
        """What it is: Workshop paper, DistShift 2021; Preprint, arXiv:2407.00023."""
        where = self.venue.words if self.venue else f"arXiv:{self.arxiv}" if self.arxiv else None
        return ", ".join(filter(None, (VERSION_KINDS[self.kind], where)))

    @property
    def address(self) -> str | None:
        """Where it is read."""
        if self.doi:
            return identifiers.doi_url(self.doi)
        return self.url or (identifiers.arxiv_url(self.arxiv) if self.arxiv else None)


def versions(fields: Fields, venues: Mapping[str, Venue]) -> tuple[Version, ...]:
    """Return the versions of a paper, written as `workshop 2024-12-14 venue-key https://...; ...`.

    Each is a kind, then in any order a date, the key of a venue, arXiv:ID, doi:10.x or an address.
    """
    found = []
    for item in _items(fields):
        words = (word.strip(",") for word in item.text.split())
        kind, *parts = list(filter(None, words)) or [""]
        if kind not in VERSION_KINDS:
            message = f"{kind!r} is no kind of version (write {', '.join(VERSION_KINDS)})"
            fields.problem(item.place, message)
            continue
        values = [value for part in parts if (value := _part(part, venues, fields, item.place))]
        version = Version(kind, **dict(values))  # type: ignore[arg-type]  # each of its own type
        if version.venue and version.venue.kind not in (kind, ""):
            _refuse_kind(version.venue, kind, fields, item.place)
        names = [name for name, _ in values]
        for name in sorted({name for name in names if names.count(name) > 1}):
            fields.problem(item.place, f"says the {name} of the {kind} twice (keep one)")
        if len(values) == len(parts) and not (version.venue or version.address):
            message = f"does not say where the {kind} is (add a venue, doi:, arXiv: or address)"
            fields.problem(item.place, message)
        found.append(version)
    return tuple(found)


def _refuse_latex(fields: Fields, name: str) -> None:
    """Note a problem where a text, which is written as it is read, was pasted from BibTeX."""
    text = fields.text(name) or ""
    if re.search(r"[\\{}]", text):
        message = f"{text!r} holds LaTeX (write plain text, letters and marks as they are)"
        fields.problem(fields.place_of(name), message)


def _items(fields: Fields) -> list[Scalar]:
    """Return the versions as they are written; a semicolon may also stand in an address."""
    return [
        Scalar(text, whole.place)
        for whole in fields.scalars("versions", "a list of versions", separator="\0")
        for part in _BETWEEN.split(whole.text)
        if (text := part.strip().rstrip(","))
    ]


def _refuse_kind(venue: Venue, kind: str, fields: Fields, place: Place) -> None:
    right = [venue.kind] if venue.kind in VERSION_KINDS else []
    other = f"the key of a {kind}" if kind in VENUE_KINDS else "an address"
    remedy = f"write {' or '.join([*right, other])}"
    fields.problem(place, f"{venue.key!r} is a {venue.kind}, no {kind} ({remedy})")


def _part(
    text: str, venues: Mapping[str, Venue], fields: Fields, place: Place
) -> tuple[str, object] | None:
    """Return what one word of a version says: the name of the field, and its value."""
    try:
        match text.partition(":"):
            case (("arXiv" | "arxiv"), ":", number):
                return "arxiv", identifiers.arxiv(number)
            case "doi", ":", number:
                return "doi", identifiers.doi(number)
            case (("https" | "http"), ":", _):
                return "url", identifiers.web_address(text)
        if text[:4].isdigit():
            return "date", PartialDate.parse(text)
    except ValueError:
        fields.problem(place, f"{text!r} is not part of a version ({_remedy(text)})")
        return None
    if text.startswith("10.") and "/" in text:
        fields.problem(place, f"{text!r} is not part of a version (write doi:{text})")
        return None
    if text not in venues:
        if is_whole(venues):
            hint = suggestion(text, venues) or known_words(venues)
            fields.problem(place, f"{text!r} is not the key of a venue ({hint})")
        return None
    return "venue", venues[text]


def _remedy(text: str) -> str:
    """Return what to write for one word of a version that cannot be read."""
    if numbered := _NUMBERED.fullmatch(text):
        return f"write it without {numbered[1]}"
    return "write a date, arXiv:2407.00023, doi:10.1145/1, https://... or the key of a venue"
