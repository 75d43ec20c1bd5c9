"""A picture of the site."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Image:
    """A picture: `path` from the root of the site, the size that a browser shows, what it shows."""

    path: str
    media_type: str
    width: int
    height: int
    words: str
