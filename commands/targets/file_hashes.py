"""What the files of a site are, and how two sites differ."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from ..site_files import is_page, site_files


def file_hashes(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of each file of a folder, by its path with slashes."""
    return {
        path: hashlib.sha256(file.read_bytes()).hexdigest()
        for path, file in site_files(folder).items()
    }


def page_count(paths: Iterable[str]) -> int:
    """Return how many of the files are pages."""
    return sum(map(is_page, paths))


def hash_differences(published: Mapping[str, str], now: Mapping[str, str]) -> list[str]:
    """Return a line for each file that is gone, changed or new, by path."""
    return [
        f"{path}: {_difference(published.get(path), now.get(path))}"
        for path in sorted(published.keys() | now.keys())
        if published.get(path) != now.get(path)
    ]


def _difference(published: str | None, now: str | None) -> str:
    if published and now:
        return "is not as it was published"
    return "is missing" if published else "was not published"
