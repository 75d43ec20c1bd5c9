"""What the system of this machine has against a publish, in one line."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

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


def check_writable(folder: Path) -> None:
    """Raise PermissionError where one may not write in a folder, or in what it is to be made in."""
    above = next(one for one in (folder, *folder.absolute().parents) if one.exists())
    effective = os.access in os.supports_effective_ids
    if not os.access(above, os.W_OK | os.X_OK, effective_ids=effective):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(above))


def failure(error: OSError) -> str:
    """Return what failed, and what to do about it where that is known."""
    said = f"{shown(error.filename)}: {error.strerror}" if error.filename else str(error)
    if isinstance(error, FileNotFoundError) and Path(error.filename or "").is_symlink():
        return f"{shown(error.filename)}: is a link that leads nowhere (remove it there)"
    if isinstance(error, PermissionError):
        return f"{said} (let the user who publishes own it)"
    return said
