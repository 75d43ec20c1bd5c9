"""What a person found while checking the site against its sources: review.yaml."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ..errors import Place, Problem
from ..fields import Fields, suggestion
from ..sources import Mapping, Scalar, Sequence, read_yaml
from .entry import Entry
from .places import Places

# What a note may be, and the fields that it needs beside `said` and `at`.
KINDS = {"difference": ("found", "shown"), "confirm": ("found",), "left-out": ("found",)}


@dataclass(frozen=True)
class Note:
    """What a person found while checking; `at` names the places to edit."""

    kind: str | None
    columns: tuple[str, ...]
    sources: tuple[str, ...]
    at: tuple[Scalar, ...]

    @classmethod
    def from_fields(cls, fields: Fields) -> Note:
        """Read one entry of review.yaml."""
        fields.needs("kind")
        kind = fields.choice("kind", KINDS)
        said = fields.required_text("said")
        ask = fields.required_text if kind else fields.text  # else nobody knows what it needs
        others = tuple(ask(name) or "" for name in KINDS[kind or "difference"])
        sources = fields.urls("sources")
        fields.needs("at")
        return cls(
            kind, (said, *others), sources, tuple(fields.scalars("at", "the name of a place"))
        )


def notes(data: Path, places: Places, problems: list[Problem]) -> Iterator[Entry]:
    """Yield the notes of review.yaml, which may be missing."""
    path = data / "review.yaml"
    document = read_yaml(path, problems) if path.exists() else None
    if document and not isinstance(document, Sequence):
        message = "is not a list of notes (begin each with `- kind: ...`)"
        problems.append(Problem(Place(str(path), document.place.line), message))
    for item in document.items if isinstance(document, Sequence) else ():
        if isinstance(item, Mapping):
            yield from _entry(Fields(item, problems), places)
        else:
            problems.append(Problem(item.place, "is not a note (begin it with `- kind: ...`)"))


def _entry(fields: Fields, places: Places) -> Iterator[Entry]:
    note = Note.from_fields(fields)
    found = []
    for name in note.at:
        place = places.find(name.text)
        if place:
            found.append(place)
        else:
            known = [
                *places.articles,
                *(f"{f}:{k}" for f in places.records for k in places.records[f]),
            ]
            hint = suggestion(name.text, known) or "write publications.bib:key.field or news/x.md"
            fields.problem(name.place, f"{name.text!r} is no place in content ({hint})")
    fields.finish()
    if note.kind and found:
        yield Entry(note.kind, found[0], note.columns, note.sources)
