"""A disk without room, however it is told."""

from __future__ import annotations

import re

NO_SPACE = "no space is left there (make some, then publish again)"
NO_SPACE_HERE = "no space is left on this machine (make some, then publish again)"
WORDS = re.compile(r"No space left on device|[Qq]uota exceeded|File too large")


def is_full(said: str) -> bool:
    """Return whether what a system or a program said is that a disk is full."""
    return bool(WORDS.search(said))
