"""What the owner of the site should look at, each with the file and line to edit.

drafts     what posts that are not out yet say, with their sources
unsourced  statements that no public page bears out
notes      what a person found: review.yaml
gaps       fields that only the owner can fill
links      addresses that were dead when they were last asked
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..library import Library
from ..places import Places
from .drafts import drafts
from .entry import Entry
from .gaps import gaps
from .links import dead_links
from .unsourced import unsourced


def owner_review(data: Path, library: Library, link_check: Path) -> tuple[Entry, ...]:
    """Return every entry, by section and place; InvalidData where the link check is damaged.

    `data` is the folder that the library was read from, `link_check` the file of the last look at
    its addresses.
    """
    places = Places(data)
    found = (
        *drafts(library),
        *_notes(library),
        *unsourced(library, places),
        *gaps(library, places),
        *dead_links(link_check, places),
    )
    return tuple(sorted(found))


def _notes(library: Library) -> Iterator[Entry]:
    """Yield what a person found."""
    for note in library.notes:
        place, *others = note.at
        yield Entry(note.kind, place, note.columns, note.sources, tuple(others))
