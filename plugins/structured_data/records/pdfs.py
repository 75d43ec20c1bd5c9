"""The PDF of a paper, kept here."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Pdf:
    """A file under content/publications, and its size in bytes."""

    file: str
    size: int
