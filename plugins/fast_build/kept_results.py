"""What functions gave, kept for the next build: `keep(function, *values)` is `function(*values)`.

    keep = settings.get("KEEP", operator.call)

So a plugin asks for it, and works the same where nothing is kept. A function of a module it has to
be, what it gives has to depend on plain values alone, and be plain itself. One that opens a file
meanwhile, looks for one or says something is not kept: nothing would tell when that is another.
"""

from __future__ import annotations

import hashlib
import marshal
import os
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cached_property
from types import FunctionType
from typing import Any, TypeVar

from .inputs import watched
from .kept_file import FILE, StrangeFileError, cache_folder, change_rows, discard, found_rows, seal
from .plain import NotPlainError, from_bytes, to_bytes
from .said import unheard
from .surroundings import code_digest

KEEP = "KEEP"
T = TypeVar("T")
Key = tuple[str, bytes]  # the name of a function, and the digest of the values that it is given
QUERY = "SELECT key, value, seal FROM result WHERE surroundings = ? AND name = ?"


class KeptResults:
    """Those kept in a file that the same code made; the others are made, and kept at the end.

    The rows of a function are read when it is first asked for, by the process that asks.
    """

    def __init__(self, settings: Mapping[str, Any]) -> None:
        self._settings = settings
        self._cache = cache_folder(settings)
        self._file = self._cache / FILE
        self._rows: dict[str, dict[bytes, tuple[bytes, bytes]]] = {}
        self._owner = self._process = os.getpid()
        self._asked: set[Key] = set()
        self._made: dict[Key, bytes] = {}

    def __call__(self, function: Callable[..., T], *values: Any) -> T:
        """Return what a function gives for some values, made by it or kept."""
        name = _name(function)
        try:
            key = name, hashlib.sha256(to_bytes(values)).digest()
        except NotPlainError:
            return function(*values)
        self._begin_copy()
        value = self._made.get(key) or self._found(*key)
        if value is not None:
            with suppress(NotPlainError):  # of a module that is not imported yet
                result: T = from_bytes(value, self._settings)
                self._asked.add(key)
                return result
        result, value = self._called(function, values)
        if value is not None:
            self._asked.add(key)
            self._made[key] = value
        return result

    def news(self) -> bytes:
        """Return what a copy of this process was asked for and has made since it last told."""
        self._begin_copy()
        told = (self._asked, self._made)
        self._asked, self._made = set(), {}
        return marshal.dumps(told) if any(told) else b""

    def hear(self, news: bytes) -> None:
        """Take what a copy of this process has told."""
        asked, made = marshal.loads(news)  # noqa: S302 - this code has made it
        self._asked |= asked
        self._made |= made

    def save(self) -> None:
        """Put what was made beside the rest, and drop what this build did not ask for."""
        if not self._made:
            return
        around = self._surroundings
        fresh = [(around, *key, value, _seal(*key, value)) for key, value in self._made.items()]

        def change(rows: sqlite3.Connection) -> None:
            known = rows.execute("SELECT name, key FROM result WHERE surroundings = ?", (around,))
            gone = [(around, *key) for key in set(known.fetchall()) - self._asked]
            delete = "DELETE FROM result WHERE surroundings = ? AND name = ? AND key = ?"
            rows.executemany(delete, gone)
            rows.executemany("INSERT OR REPLACE INTO result VALUES (?, ?, ?, ?, ?)", fresh)

        change_rows(self._file, "result", around, change)

    @cached_property
    def _surroundings(self) -> str:
        return code_digest(self._settings)

    def _begin_copy(self) -> None:
        """In a copy of the process that asked before, forget what that will keep itself."""
        if self._process != os.getpid():
            self._process = os.getpid()
            self._asked, self._made = set(), {}

    def _found(self, name: str, key: bytes) -> bytes | None:
        try:
            if name not in self._rows:
                rows = found_rows(self._file, QUERY, (self._surroundings, name))
                self._rows[name] = {key: (value, mark) for key, value, mark in rows}
            if key not in self._rows[name]:
                return None
            value, mark = self._rows[name][key]
            if type(value) is not bytes or mark != _seal(name, key, value):
                raise StrangeFileError("a row is not as it was written")
        except StrangeFileError as error:
            if self._process != self._owner:  # a copy, of which nobody would hear
                raise
            discard(self._file, error)
            self._rows = {known: {} for known in (*self._rows, name)}
            return None
        return value

    def _called(
        self, function: Callable[..., T], values: tuple[Any, ...]
    ) -> tuple[T, bytes | None]:
        """Return what a function gives, and the same as bytes where it may be kept."""
        known = (str(self._cache), *self._settings["PLUGIN_PATHS"])
        value = None
        try:
            with unheard() as said, watched(known) as watch:
                result = function(*values)
            with suppress(NotPlainError):
                value = to_bytes(result)
        except Exception:  # it is raised again where all can hear what was said before
            return function(*values), None
        if said:
            return function(*values), None
        return result, value if not watch.inputs and watch.is_whole() else None


def _name(function: Any) -> str:
    if type(function) is not FunctionType or "<" in function.__qualname__:
        raise TypeError(f"{function!r} may hold values of its own (give a function of a module)")
    return f"{function.__module__}.{function.__qualname__}"


def _seal(name: str, key: bytes, value: bytes) -> bytes:
    return seal(name.encode(), key, value)
