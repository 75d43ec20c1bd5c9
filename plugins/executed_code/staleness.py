"""Whether the frozen results of a post are those of its code and its files, and what is not."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest

from structured_data.errors import Place, Problem

from .freeze import DamagedFreezeError, Frozen, frozen
from .inputs import Inputs, inputs_of
from .posts import Post
from .results import Results


@dataclass(frozen=True)
class Stale:
    """Why the frozen results of a post cannot be shown, and where that is seen."""

    post: Post
    place: Place
    words: str

    @property
    def problem(self) -> Problem:
        """What to tell an author, with the remedy."""
        return Problem(self.place, f"{self.words} (./inv run {self.post.slug})")


def fresh(post: Post) -> Results | Stale:
    """Return the frozen results of a post, or what keeps them from being those of its code."""
    try:
        kept = frozen(post)
    except DamagedFreezeError as error:
        return Stale(post, error.place, str(error))
    if not kept:
        place = Place(str(post.file), post.cells[0].line)
        return Stale(post, place, "the code of this post has not been run yet")
    changed = changes(post, kept)
    if not changed:
        return kept.results
    words = ", ".join(words for words, _ in changed)
    return Stale(post, changed[0][1], f"{words} since this post was run")


def changes(post: Post, kept: Frozen) -> list[tuple[str, Place]]:
    """Return what has changed since a post was run, in words, and where."""
    now = inputs_of(post)
    return [*_changed_cells(post, kept.inputs, now), *_changed_files(post, kept.inputs, now)]


def _changed_cells(post: Post, then: Inputs, now: Inputs) -> list[tuple[str, Place]]:
    found = []
    for number, (old, new) in enumerate(zip_longest(then.cells, now.cells), start=1):
        cell = post.cells[min(number, len(post.cells)) - 1]
        if old != new:
            word = "has changed" if old and new else "is new" if new else "is gone"
            found.append((f"cell {number} {word}", Place(str(post.file), cell.line)))
    return found


def _changed_files(post: Post, then: Inputs, now: Inputs) -> list[tuple[str, Place]]:
    found = []
    for name in sorted({*then.files, *now.files}):
        old, new = then.files.get(name), now.files.get(name)
        if old == new:
            continue
        word = "has changed" if old and new else "is new" if new else "is gone"
        # What is gone is missing at the first cell.
        place = Place(f"{post.file.parent}/{name}", 1)
        if not new:
            place = Place(str(post.file), post.cells[0].line)
        found.append((f"{name} {word}", place))
    return found
