"""What the owner of the site should look at, each with the file and line to edit.

unsourced  statements that no public page bears out
notes      what a person found: review.yaml
gaps       fields that only the owner can fill
links      addresses that were dead when they were last asked
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..errors import InvalidData, Problem
from ..library import Library
from .entry import Entry
from .gaps import gaps
from .links import dead_links
from .notes import notes
from .places import Places
from .unsourced import unsourced


def owner_review(data: Path, library: Library, link_check: Path) -> tuple[Entry, ...]:
    """Return every entry, by section and place; raise InvalidData for what is wrong in review.yaml.

    `data` is the folder that the library was read from, `link_check` the file of the last look at
    its addresses.
    """
    problems: list[Problem] = []
    places = Places(data)
    found = tuple(_entries(data, library, link_check, places, problems))
    if problems:
        raise InvalidData(problems)
    return tuple(sorted(found))


def _entries(
    data: Path, library: Library, link_check: Path, places: Places, problems: list[Problem]
) -> Iterator[Entry]:
    yield from notes(data, places, problems)
    yield from unsourced(library, places)
    yield from gaps(library, places)
    yield from dead_links(link_check, places)
