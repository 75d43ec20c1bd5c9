"""What reading files gave, kept on disk: a row for each, with the digests of all its inputs."""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
from collections.abc import Collection, Iterable, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from .inputs import Digest, Input
from .said import tell

APPLICATION, EDITION = 0x66617374, 1  # another edition where rows are written otherwise
TABLES = (
    "CREATE TABLE reading (surroundings TEXT, path TEXT, inputs TEXT, value BLOB, seal BLOB,"
    " PRIMARY KEY (surroundings, path)) WITHOUT ROWID",
    "CREATE TABLE used (surroundings TEXT PRIMARY KEY, number INTEGER) WITHOUT ROWID",
    f"PRAGMA application_id = {APPLICATION}",
    f"PRAGMA user_version = {EDITION}",
)
MOST_SURROUNDINGS = 4  # such as those of ./inv serve, of a build, and of what is published
PATIENCE = 5.0  # seconds to wait for another build that writes
Row = tuple[str, str, bytes, bytes]


class StrangeFileError(ValueError):
    """A file that is not as this code writes it."""


@dataclass(frozen=True)
class Reading:
    """What reading a file gave, as bytes, and the digest of each of its inputs."""

    path: str
    inputs: Mapping[Input, str]
    value: bytes


class KeptReadings:
    """Those kept in a file that were made in the same surroundings."""

    def __init__(self, file: Path, surroundings: str, digest: Digest) -> None:
        self._file = file
        self._surroundings = surroundings
        self._digest = cache(digest)  # several files may have an input in common
        self._known: set[str] = set()

    def of(self, paths: Collection[str]) -> dict[str, bytes]:
        """Return the path of each file whose inputs have not changed -> what reading it gave."""
        try:
            if not self._file.exists():
                return {}
            with closing(_opened(self._file)) as rows:
                found = rows.execute(
                    "SELECT path, inputs, value, seal FROM reading WHERE surroundings = ?",
                    (self._surroundings,),
                )
                kept = [_whole(row) for row in found]
        except (sqlite3.OperationalError, OSError):  # no permission, or locked for very long
            return {}
        except (sqlite3.Error, StrangeFileError) as error:
            _discard(self._file, error)
            return {}
        self._known = {path for path, *_ in kept}
        wanted = set(paths)
        return {
            path: value
            for path, inputs, value, _ in kept
            if path in wanted and self._are_same(inputs)
        }

    def keep(self, readings: Iterable[Reading], paths: Collection[str]) -> None:
        """Put readings beside the others, and drop those of files that are none of `paths`."""
        fresh = [(self._surroundings, *_row(one)) for one in readings if _is_text(one.path)]
        gone = [(self._surroundings, path) for path in self._known.difference(paths)]
        if not fresh and not gone:
            return
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with closing(_opened(self._file)) as rows:
                rows.execute("BEGIN IMMEDIATE")
                rows.executemany("INSERT OR REPLACE INTO reading VALUES (?, ?, ?, ?, ?)", fresh)
                rows.executemany("DELETE FROM reading WHERE surroundings = ? AND path = ?", gone)
                self._drop_old(rows)
                rows.execute("COMMIT")
        except (sqlite3.Error, OSError, StrangeFileError):  # as on a disk that is read only
            return

    def _are_same(self, inputs: str) -> bool:
        return all(self._digest(how, name) == digest for how, name, digest in json.loads(inputs))

    def _drop_old(self, rows: sqlite3.Connection) -> None:
        rows.execute(
            "INSERT OR REPLACE INTO used SELECT ?, coalesce(max(number), 0) + 1 FROM used",
            (self._surroundings,),
        )
        newest = "SELECT surroundings FROM used ORDER BY number DESC LIMIT -1 OFFSET ?"
        old = rows.execute(newest, (MOST_SURROUNDINGS,)).fetchall()
        rows.executemany("DELETE FROM reading WHERE surroundings = ?", old)
        rows.executemany("DELETE FROM used WHERE surroundings = ?", old)


def _opened(file: Path) -> sqlite3.Connection:
    """Open a file, made where it is not there; StrangeFileError for one that is not ours."""
    rows = sqlite3.connect(file, timeout=PATIENCE, isolation_level=None)
    try:
        # What a loss of power may leave is found by its seal.
        rows.execute("PRAGMA synchronous = OFF")
        if _mark(rows) != (APPLICATION, EDITION):
            rows.execute("BEGIN IMMEDIATE")  # another build may make it at this moment
            if _mark(rows) != (APPLICATION, EDITION):
                if rows.execute("SELECT 1 FROM sqlite_master").fetchone():
                    raise StrangeFileError("it is of another edition")
                for table in TABLES:
                    rows.execute(table)
            rows.execute("COMMIT")
    except BaseException:
        rows.close()
        raise
    return rows


def _mark(rows: sqlite3.Connection) -> tuple[int, int]:
    (application,) = rows.execute("PRAGMA application_id").fetchone()
    (edition,) = rows.execute("PRAGMA user_version").fetchone()
    return application, edition


def _is_text(path: str) -> bool:
    """Whether SQLite takes a path: one that is not in UTF-8 it does not."""
    return os.fsencode(path) == path.encode("utf-8", "replace")


def _row(reading: Reading) -> Row:
    inputs = json.dumps([[*one, digest] for one, digest in sorted(reading.inputs.items())])
    return reading.path, inputs, reading.value, _seal(reading.path, inputs, reading.value)


def _whole(row: Row) -> Row:
    """Return a row that is as it was written; StrangeFileError for any other."""
    path, inputs, value, seal = row
    try:
        if seal == _seal(path, inputs, value):
            return row
    except (AttributeError, TypeError):  # not even of the right kind
        pass
    raise StrangeFileError("a row is not as it was written")


def _seal(path: str, inputs: str, value: bytes) -> bytes:
    parts = (path.encode("utf-8", "surrogateescape"), inputs.encode(), value)
    return hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in parts)).digest()


def _discard(file: Path, error: Exception) -> None:
    tell(f"{file} cannot be used, and is made anew: {error}")
    with suppress(OSError):  # as on a disk that is read only
        file.unlink()
