"""What the system of this machine has against a publish, in one line."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from ..errors import CommandError
from ..project import shown
from .full_disk import NO_SPACE_HERE, is_full


@contextmanager
def os_errors_told(place: str, full: str = NO_SPACE_HERE) -> Iterator[None]:
    """Make what the system cannot do a CommandError of one line, which begins with the place.

    `full` is what to say of a disk without room.
    """
    try:
        yield
    except OSError as error:
        raise CommandError(f"{place}: {full if is_full(str(error)) else failure(error)}") from error


def failure(error: OSError) -> str:
    """Return what failed, and what to do about it where that is known."""
    said = f"{shown(error.filename)}: {error.strerror}" if error.filename else str(error)
    if isinstance(error, PermissionError):
        return f"{said} (let the user who publishes own it)"
    return said
