"""What the results of a post depend on: its code, and the files beside it."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from .posts import Post

# Cells are not given these, so that results cannot depend on them: prose and its pictures.
PROSE = (".md", ".bib", ".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp")
LEFT_BEHIND = ("__pycache__", "Thumbs.db")  # by programs


@dataclass(frozen=True)
class Inputs:
    """The digest of the code of each cell, and of each file, by its path beside the post."""

    cells: tuple[str, ...]
    files: Mapping[str, str]


def inputs_of(post: Post) -> Inputs:
    """Return what the results of a post depend on now."""
    return Inputs(
        cells=tuple(digest(cell.code.encode()) for cell in post.cells),
        files={name: digest(file.read_bytes()) for name, file in files_beside(post).items()},
    )


def files_beside(post: Post) -> dict[str, Path]:
    """Return the files that the cells of a post can read, by their paths beside it."""
    return dict(sorted(_files(post.folder, ""))) if post.folder else {}


def digest(data: bytes) -> str:
    """Return what tells data from other data, short enough to read in a difference."""
    return hashlib.sha256(data).hexdigest()[:16]


def _files(folder: Path, start: str) -> Iterator[tuple[str, Path]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(".") or entry.name.endswith("~") or entry.name in LEFT_BEHIND:
                continue
            if entry.is_dir():
                yield from _files(Path(entry.path), f"{start}{entry.name}/")
            elif entry.is_file() and not entry.name.lower().endswith(PROSE):
                yield f"{start}{entry.name}", Path(entry.path)
