"""The files of a built site, and which of them are pages."""

from __future__ import annotations

from pathlib import Path


def site_files(folder: Path) -> dict[str, Path]:
    """Return all that a folder holds but folders, by its path with slashes."""
    return {
        file.relative_to(folder).as_posix(): file
        for file in sorted(folder.rglob("*"))
        if not file.is_dir()
    }


def is_page(path: str) -> bool:
    """Return whether a file is a page."""
    return path.endswith((".html", ".htm"))
