"""Frozen results that no post shows: it is gone or renamed, or has no code to run any more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from structured_data.errors import Place, Problem

from .freeze import FOLDER, RESULTS, DamagedFreezeError, freeze_folder, frozen_in
from .inputs import inputs_of
from .posts import Post


@dataclass(frozen=True)
class LostFreeze:
    """A folder of results of no post; `heir` is the post of the same code that has none yet."""

    folder: Path
    heir: Post | None

    @property
    def problem(self) -> Problem:
        """What to tell an author, with the remedy."""
        remedy = "delete its folder"
        if self.heir:
            move = f"git mv {self.folder} {freeze_folder(self.heir)}"
            remedy = f"if that was renamed: {move}; else {remedy}"
        place = Place(str(self.folder / RESULTS), 1)
        return Problem(place, f"is of no post that runs code ({remedy})")


def lost_freezes(content: Path, posts: Sequence[Post]) -> list[LostFreeze]:
    """Return the freezes below a folder of content that are of none of these posts."""
    known = set(map(freeze_folder, posts))
    found = sorted(file.parent for file in (content / FOLDER).glob(f"*/*/{RESULTS}"))
    lost = [folder for folder in found if folder not in known]
    unfrozen = [post for post in posts if not freeze_folder(post).exists()] if lost else []
    heirs = {inputs_of(post).cells: post for post in unfrozen}
    return [LostFreeze(folder, heirs.pop(_code(folder), None)) for folder in lost]


def _code(folder: Path) -> tuple[str, ...]:
    """Return the digests of the code that a freeze is of; none where it cannot be read."""
    try:
        frozen = frozen_in(folder)
    except DamagedFreezeError:
        return ()
    return frozen.inputs.cells if frozen else ()
