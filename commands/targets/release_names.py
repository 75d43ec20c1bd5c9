"""Releases have the time of their publication as names, and sort by it."""

from __future__ import annotations

import re
from datetime import UTC, datetime

KEPT = 5  # releases
RELEASE = re.compile(r"(?P<time>\d{8}T\d{6}Z)(?:-(?P<number>\d+))?")
TIME = "%Y%m%dT%H%M%SZ"
SCRATCH = ".incoming-"  # what has no release's name yet, or no more


def release_age(name: str) -> tuple[str, int]:
    """The time of a release, and its number within that second."""
    time, _, number = name.partition("-")
    return time, int(number or 1)


def release_time(name: str) -> datetime:
    """When a release was published."""
    return datetime.strptime(name.partition("-")[0], TIME).replace(tzinfo=UTC)
