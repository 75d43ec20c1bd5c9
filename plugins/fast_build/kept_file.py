"""The file in which one build keeps what it made for the next: rows of tables, each with a seal."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from .said import tell

FILE = "fast_build.sqlite"
APPLICATION, EDITION = 0x66617374, 2  # another edition where rows are written otherwise
TABLES = (
    "CREATE TABLE reading (surroundings TEXT, path TEXT, inputs TEXT, value BLOB, seal BLOB,"
    " PRIMARY KEY (surroundings, path)) WITHOUT ROWID",
    "CREATE TABLE result (surroundings TEXT, name TEXT, key BLOB, value BLOB, seal BLOB,"
    " PRIMARY KEY (surroundings, name, key)) WITHOUT ROWID",
    "CREATE TABLE used (kind TEXT, surroundings TEXT, number INTEGER,"
    " PRIMARY KEY (kind, surroundings)) WITHOUT ROWID",
    f"PRAGMA application_id = {APPLICATION}",
    f"PRAGMA user_version = {EDITION}",
)
MOST_SURROUNDINGS = 4  # such as those of ./inv serve, of a build, and of what is published
PATIENCE = 5.0  # seconds to wait for another build that writes


class StrangeFileError(ValueError):
    """A file that is not as this code writes it."""


def cache_folder(settings: Mapping[str, Any]) -> Path:
    return Path(settings["PATH"]).parent / ".cache"


def found_rows(file: Path, query: str, values: tuple[str, ...]) -> list[Any]:
    """Return the rows of a query; none where the file cannot be read.

    StrangeFileError where it is not one of ours.
    """
    try:
        if not file.exists():
            return []
        with closing(_opened(file)) as rows:
            return rows.execute(query, values).fetchall()
    except (sqlite3.OperationalError, OSError):  # no permission, or locked for very long
        return []
    except sqlite3.Error as error:
        raise StrangeFileError(str(error)) from error


def change_rows(
    file: Path, table: str, surroundings: str, change: Callable[[sqlite3.Connection], None]
) -> None:
    """Change the rows of a table, and drop those whose surroundings are none of the last few."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with closing(_opened(file)) as rows:
            rows.execute("BEGIN IMMEDIATE")
            change(rows)
            _drop_old(rows, table, surroundings)
            rows.execute("COMMIT")
    except (sqlite3.Error, OSError, StrangeFileError):  # as on a disk that is read only
        return


def discard(file: Path, error: Exception) -> None:
    """Delete a file that is not as it was written, and say so."""
    tell(f"{file} cannot be used, and is made anew: {error}")
    with suppress(OSError):  # as on a disk that is read only
        file.unlink()


def seal(*parts: bytes) -> bytes:
    """Return what a row was closed with, if it is as it was written."""
    return hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in parts)).digest()


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


def _drop_old(rows: sqlite3.Connection, table: str, surroundings: str) -> None:
    """Drop what `table` has of all but the last few surroundings; those of now are the last."""
    rows.execute(
        "INSERT OR REPLACE INTO used SELECT ?, ?, coalesce(max(number), 0) + 1 FROM used",
        (table, surroundings),
    )
    newest = "SELECT surroundings FROM used WHERE kind = ? ORDER BY number DESC LIMIT -1 OFFSET ?"
    old = rows.execute(newest, (table, MOST_SURROUNDINGS)).fetchall()
    for (one,) in old:
        rows.execute(f"DELETE FROM {table} WHERE surroundings = ?", (one,))  # noqa: S608 - one of TABLES
        rows.execute("DELETE FROM used WHERE kind = ? AND surroundings = ?", (table, one))
