"""What a person found while checking the site against its sources: review.yaml."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ..errors import Place
from ..fields import Fields

# What a note may be, and the fields that it needs beside `said` and `at`.
KINDS = {"difference": ("found", "shown"), "confirm": ("found",), "left-out": ("found",)}


@dataclass(frozen=True)
class Note:
    """What a person found while checking; `at` are the places to edit."""

    kind: str
    columns: tuple[str, ...]
    sources: tuple[str, ...]
    at: tuple[Place, ...]

    @classmethod
    def from_fields(cls, fields: Fields, find: Callable[[str], Place]) -> Note:
        """Read one note; `find` returns the place of a name, or says in a ValueError why not."""
        fields.needs("kind")
        kind = fields.choice("kind", KINDS)
        said = fields.required_text("said")
        ask = fields.required_text if kind else fields.text  # else nobody knows what it needs
        others = tuple(ask(name) or "" for name in KINDS[kind or "difference"])
        sources = fields.urls("sources")
        fields.needs("at")
        at = []
        for name in fields.scalars("at", "the name of a place"):
            try:
                at.append(find(name.text))
            except ValueError as error:
                fields.problem(name.place, f"{name.text!r} is no place in content ({error})")
        return cls(kind or "", (said, *others), sources, tuple(at))
