"""What reading files gave, kept on disk: a row for each, with the digests of all its inputs."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from .inputs import Digest, Input
from .kept_file import StrangeFileError, change_rows, discard, found_rows, seal

Row = tuple[str, str, bytes, bytes]


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
        query = "SELECT path, inputs, value, seal FROM reading WHERE surroundings = ?"
        try:
            kept = [_whole(row) for row in found_rows(self._file, query, (self._surroundings,))]
        except StrangeFileError as error:
            discard(self._file, error)
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

        def change(rows: sqlite3.Connection) -> None:
            rows.executemany("INSERT OR REPLACE INTO reading VALUES (?, ?, ?, ?, ?)", fresh)
            rows.executemany("DELETE FROM reading WHERE surroundings = ? AND path = ?", gone)

        change_rows(self._file, "reading", self._surroundings, change)

    def _are_same(self, inputs: str) -> bool:
        return all(self._digest(how, name) == digest for how, name, digest in json.loads(inputs))


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
    return seal(path.encode("utf-8", "surrogateescape"), inputs.encode(), value)
