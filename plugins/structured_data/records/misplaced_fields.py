"""Tells of fields that an entry of publications.bib cannot have, for its type or its status."""

from __future__ import annotations

from collections.abc import Mapping

from ..dates import PartialDate
from ..fields import Fields
from .entry_types import ENTRY_TYPES, OF_SOME_TYPES, EntryType
from .references import MANUSCRIPT_STATUSES
from .venues import Venue

# What the journal, proceedings or book says, which has not taken the paper yet.
_OF_A_VENUE = ("venue", "booktitle", "journaltitle", *OF_SOME_TYPES, "publisher", "location")


def refuse_misplaced(fields: Fields, type_: EntryType, status: str | None) -> None:
    """Note a problem for each field that the type does not have, or not yet."""
    waits = type_.is_paper and status in MANUSCRIPT_STATUSES
    for name in _OF_A_VENUE:
        if waits and fields.has(name):
            what = {"inpreparation": "in preparation"}.get(status or "", status)
            message = f"is not said of what is {what} (remove {name} until it is accepted)"
            fields.problem(fields.place_of(name), message)
        elif name in OF_SOME_TYPES and name not in type_.takes and fields.has(name):
            message = f"is not said of {_article(type_)} (remove {name})"
            fields.problem(fields.place_of(name), message)
    if fields.has("eprint"):
        return
    if fields.has("eprintclass"):
        message = "is of an eprint that is missing (add eprint, or remove eprintclass)"
        fields.problem(fields.place_of("eprintclass"), message)
    # Of a preprint elsewhere it may be the first version, its date being that of the last.
    if fields.has("preprinted") and type_.reference != "preprint":
        message = "is of a preprint that is missing (add eprint, or remove preprinted)"
        fields.problem(fields.place_of("preprinted"), message)


def refuse_kind(fields: Fields, venue: Venue, type_: EntryType) -> None:
    """Note a problem where a venue is of a kind that such an entry does not appear in."""
    if not venue.kind or venue.kind in type_.venue_kinds:  # one that is not known was told
        return
    names = [name for name, known in ENTRY_TYPES.items() if venue.kind in known.venue_kinds]
    kinds = " or ".join(type_.venue_kinds)
    other = f"the key of a {kinds}" if kinds else "remove venue"
    message = f"{venue.key!r} is a {venue.kind} (write @{names[0]}, or {other})"
    fields.problem(fields.place_of("venue"), message)


def refuse_slips(fields: Fields, dates: Mapping[str, PartialDate | None]) -> None:
    """Note a problem for each date, by field, in a year that no paper of today can have."""
    for name, date in dates.items():
        if date and not 1000 <= date.year <= 2200:
            message = f"'{date}' is in the year {date.year} (write a year from 1000 to 2200)"
            fields.problem(fields.place_of(name), message)


def _article(type_: EntryType) -> str:
    name = next(name for name, known in ENTRY_TYPES.items() if known is type_)
    return f"an @{name}" if name[0] in "ai" else f"a @{name}"
