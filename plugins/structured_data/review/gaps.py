"""Fields that only the owner can fill."""

from __future__ import annotations

from collections.abc import Iterator

from ..latex import text_of
from ..library import Library
from ..periods import UNKNOWN
from ..places import Places
from ..records.profile import ACCOUNTS
from ..sources import Mapping, Sequence
from .entry import Entry

# What a reader would look for in the records of each file, and in the lists of profile.yaml.
WANTED: dict[str, tuple[str, ...]] = {
    "talks.yaml": ("speakers", "date", "place", "slides", "video"),
    "publications.bib": ("summary", "annotation", "code"),
}
WANTED_IN_PROFILE: dict[str, tuple[str, ...]] = {
    "education": ("field", "start", "end"),
    "positions": ("title", "start", "end"),
}
INSTEAD = {"annotation": "abstract"}  # where the second is filled, the first is no gap


def gaps(library: Library, places: Places) -> Iterator[Entry]:
    """Yield an entry for each field that is empty and would be shown if it were filled."""
    yield from _of_owner(library, places)
    profile = places.group("profile.yaml")
    for group, wanted in WANTED_IN_PROFILE.items():
        items = profile.fields.get(group)
        for item in items.items if isinstance(items, Sequence) else ():
            if isinstance(item, Mapping):
                yield from _missing(item, wanted, places)
    for file, wanted in WANTED.items():
        for record in places.records(file).values():
            yield from _missing(record, wanted, places)
    people = places.records("people.yaml")
    for person in library.collaborators():
        yield from _missing(people[person.key], ("affiliations",), places)


def _of_owner(library: Library, places: Places) -> Iterator[Entry]:
    profile = places.group("profile.yaml")
    person = places.records("people.yaml")[library.owner.key]
    links = profile.fields.get("links")
    accounts = links.fields if isinstance(links, Mapping) else {}
    empty = [places.of(profile, name) for name in ("photo", "email") if name not in profile.fields]
    empty += [places.of(profile, f"links.{name}") for name in ACCOUNTS if name not in accounts]
    empty += [places.of(person, name) for name in ("github", "orcid") if name not in person.fields]
    for place in empty:
        yield Entry("empty", place, (library.owner.name, place.key.rpartition(".")[2]))


def _missing(record: Mapping, wanted: tuple[str, ...], places: Places) -> Iterator[Entry]:
    filled = {name for name in record.fields if _text(record, name) != UNKNOWN}
    missing = [name for name in wanted if not {name, INSTEAD.get(name)} & filled]
    if missing:
        place = places.of(record, missing[0])
        yield Entry("empty", place, (_subject(record), ", ".join(missing)))


def _subject(record: Mapping) -> str:
    """Return what a record is called, with where it was if it says so."""
    names = (_text(record, name) for name in ("shorttitle", "name", "title", "degree"))
    name = next(filter(None, names), None)
    where = _text(record, "event") or _text(record, "organization")
    return ", ".join(filter(None, (name and text_of(name), where)))


def _text(record: Mapping, name: str) -> str:
    return getattr(record.fields.get(name), "text", "")
