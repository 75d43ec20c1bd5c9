"""Publishes into a folder of releases, with a link named current to the one that is served."""

from __future__ import annotations

import fcntl
import hashlib
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from .errors import CommandError
from .project import shown

RELEASE = re.compile(r"(?P<time>\d{8}T\d{6}Z)(?:-(?P<number>\d+))?")
INCOMING = ".incoming-"


def publish_folder(built: Path, target: Path, keep: int = 5) -> Path:
    """Make `built` the current release of `target` and return that release's folder.

    Where the current release holds the same bytes already, nothing is written and it is returned.
    Until the link is swapped, in one step, `target/current` stays as it was, whatever fails.
    """
    try:
        target.mkdir(parents=True, exist_ok=True)
        with _lock(target):
            current = current_release(target)
            if current and folder_digest(current) == folder_digest(built):
                return current
            release = _copy_release(built, target / "releases")
            _point(target / "current", release)
            _remove_old_releases(target / "releases", release, keep)
            return release
    except OSError as error:
        raise CommandError(f"{shown(target)}: cannot publish: {_reason(error)}") from error


def current_release(target: Path) -> Path | None:
    """The folder that `target/current` leads to, None where nothing has been published."""
    link = target / "current"
    if link.exists() and not link.is_symlink():
        message = "is not the link that publishing makes: move it away, then publish again"
        raise CommandError(f"{shown(link)}: {message}")
    return target / link.readlink() if link.is_dir() else None


def folder_digest(folder: Path) -> str:
    """A SHA-256 over the names and the bytes of all files of a folder."""
    digest = hashlib.sha256()
    for file in sorted(file for file in folder.rglob("*") if file.is_file()):
        data = file.read_bytes()
        digest.update(f"{file.relative_to(folder).as_posix()}\0{len(data)}\0".encode())
        digest.update(data)
    return digest.hexdigest()


@contextmanager
def _lock(target: Path) -> Iterator[None]:
    """Hold the target alone; the system lets go of the lock even where the process is killed."""
    with (target / ".lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            message = "another publish is under way: let it end, then publish again"
            raise CommandError(f"{shown(target)}: {message}") from None
        yield


def _copy_release(built: Path, releases: Path) -> Path:
    """Copy `built` to a new release; one that is only half there never has a release's name."""
    releases.mkdir(exist_ok=True)
    for abandoned in releases.glob(f"{INCOMING}*"):
        shutil.rmtree(abandoned)
    with TemporaryDirectory(prefix=INCOMING, dir=releases) as scratch:
        copy = Path(scratch, "site")
        shutil.copytree(built, copy)
        for path in (*copy.rglob("*"), copy):
            _flush(path)  # or a power cut could leave a current release of empty files
        release = releases / _new_name(releases)
        copy.rename(release)
    _flush(releases)
    return release


def _new_name(releases: Path) -> str:
    """The time, with a number above that of any release of the same second."""
    time = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    number = max((n for t, n, _ in _by_age(releases) if t == time), default=0) + 1
    return time if number == 1 else f"{time}-{number}"


def _point(link: Path, release: Path) -> None:
    """Let `link` lead to `release`, relatively, so that the target can be moved."""
    new = link.with_name(".current")
    new.unlink(missing_ok=True)
    new.symlink_to(release.relative_to(link.parent))
    new.replace(link)
    _flush(link.parent)


def _by_age(releases: Path) -> list[tuple[str, int, Path]]:
    """The time, the number within its second, and the folder of each release, oldest first."""
    known = {path: RELEASE.fullmatch(path.name) for path in releases.iterdir()}
    return sorted((m["time"], int(m["number"] or 1), path) for path, m in known.items() if m)


def _remove_old_releases(releases: Path, current: Path, keep: int) -> None:
    for _, _, path in _by_age(releases)[:-keep]:
        if path != current:
            shutil.rmtree(path)


def _flush(path: Path) -> None:
    """Have the system write a file, or the names in a folder, to the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _reason(error: OSError) -> str:
    """The first failure in a line: copytree collects all of its own in a list."""
    if isinstance(error, shutil.Error):
        source, _, reason = error.args[0][0]
        return f"{shown(source)}: {reason}"
    return f"{shown(error.filename)}: {error.strerror}" if error.filename else str(error)
