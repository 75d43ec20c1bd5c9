"""What the files of a site are, and how two sites differ."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from ..site_files import is_page, site_files

STRANGE = "was not published"
TAKE_OVER = "take what was not published into content/, or remove it there"
MEND = "publish again: what is missing or changed comes back"


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


def with_remedy(lines: Iterable[str], strangers: str) -> list[str]:
    """Return lines of differences, and one more with what to do; none where there are none.

    `strangers` is what to do with files that were not published.
    """
    told = list(lines)
    strange = [line for line in told if line.endswith(STRANGE)]
    remedies = ([strangers] if strange else []) + ([MEND] if len(strange) < len(told) else [])
    return [*told, "; then ".join(remedies)] if told else []


def _difference(published: str | None, now: str | None) -> str:
    if published and now:
        return "is not as it was published"
    return "is missing" if published else STRANGE
