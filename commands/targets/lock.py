"""Holds a target alone; the system lets go of the lock even where the process is killed."""

from __future__ import annotations

import fcntl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from ..errors import CommandError

PATIENCE = 3.0  # seconds: what a killed publish has started may take so long to end
BUSY = "another publish is under way: let it end, then try again"


@contextmanager
def held_alone(file: Path, place: str) -> Iterator[int]:
    """Lock a file, and give its descriptor: a process that inherits it holds the lock, too.

    CommandError where another holds it for longer than a moment.
    """
    with file.open("w") as lock:
        end = time.monotonic() + PATIENCE
        while not _is_locked(lock):
            if time.monotonic() > end:
                raise CommandError(f"{place}: {BUSY}")
            time.sleep(0.02)
        yield lock.fileno()


def _is_locked(file: IO[str]) -> bool:
    """Lock a file, unless another process has locked it."""
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
