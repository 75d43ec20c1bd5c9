"""Releases are named by the time of their publication, and sort by it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime

KEPT = 5  # releases, beside the current one and the one that it replaced
TIME = "%Y%m%dT%H%M%SZ"
RELEASE = re.compile(r"(?P<time>\d{8}T\d{6}Z)(?:-(?P<number>\d+))?")
SCRATCH = ".incoming-"  # what has no release's name yet, or no more
OURS = {".lock", "releases", "manifests", "assets", "current", ".current"}


def by_age(names: Iterable[str]) -> list[str]:
    """Return the names that are those of releases, oldest first."""
    return sorted(filter(RELEASE.fullmatch, names), key=_age)


def next_name(names: Iterable[str]) -> str:
    """Return the time; where a release has that or, after a jump of the clock, a later one, the
    time of the newest with the next number.
    """
    now = datetime.now(UTC).strftime(TIME)
    time, number = _age(max(names, key=_age, default=""))
    return f"{time}-{number + 1}" if time >= now else now


def release_time(name: str) -> datetime:
    """Return when a release was published."""
    return datetime.strptime(name.partition("-")[0], TIME).replace(tzinfo=UTC)


def _age(name: str) -> tuple[str, int]:
    """The time of a release, and its number within that second."""
    time, _, number = name.partition("-")
    return time, int(number or 1)
