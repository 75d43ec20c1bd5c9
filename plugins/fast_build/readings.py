"""Reads the files of a generator: those whose inputs have changed, on all processors."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pelican.readers import MarkdownReader

from .inputs import Input, input_digest, watched
from .kept_file import FILE, cache_folder
from .kept_readings import KeptReadings, Reading
from .less_work import LessWork
from .plain import NotPlainError, from_bytes, to_bytes
from .said import tell, unheard
from .surroundings import UndescribedError, described, surroundings
from .workers import FEWEST, Workers, processes

TOLD = "told"  # how the reader itself uses what it tells of
LENGTH = 4  # bytes
Read = tuple[str, dict[str, Any]]  # the HTML of a file, and its metadata
Found = dict[str, Read | bytes]  # by path; bytes, of which there may be many, until it is asked for


@dataclass
class Readings:
    """Stands for the method `read` of a reader, which Pelican has read one file after another.

    A reader of another class than Pelican's says by `inputs(path)` what else than files and
    settings it reads a file by, and in TOLD_SETTINGS which settings that covers; what one without
    it reads is not kept. A file that is read with a message or an error is left to Pelican: it is
    read again where all can hear of it.
    """

    reader: Any
    files: Sequence[str]
    kind: str
    _found: Found | None = field(default=None, init=False)

    def __post_init__(self) -> None:
        self._slow_read = self.reader.read
        self._less = LessWork()
        self._settings = self.reader.settings
        self._cache = cache_folder(self._settings)
        self._known = (str(self._cache), *self._settings["PLUGIN_PATHS"])

    def read(self, path: str) -> Read:
        """Return what reading a file gives; all of them are read when the first is asked for."""
        if self._found is None:
            self._found = self._all()
        found = self._found.pop(path, None)
        if isinstance(found, bytes):
            with suppress(NotPlainError):  # of a module that is not imported yet
                content, metadata = from_bytes(found, self._settings)
                return content, metadata
            found = None
        return found or self._read(path)

    def _read(self, path: str) -> Read:
        with self._less.doing():
            content, metadata = self._slow_read(path)
        return content, metadata

    def _all(self) -> Found:
        """Return what could be read, by path, and keep it."""
        keeper = self._keeper()
        if not keeper and processes(self._settings) == 1:
            return {}
        found: Found = dict(keeper.of(self.files)) if keeper else {}
        changed = [path for path in self.files if path not in found]
        # The smallest one alone: it imports what all need, and shows whether they can be sent.
        changed.sort(key=_size)
        fresh = list(self._alone(changed[:1], found))
        if fresh and processes(self._settings) > 1 and len(changed) > FEWEST:
            fresh += self._together(changed[1:], found)
        else:
            fresh += self._alone(changed[1:], found)
        if keeper:
            keeper.keep([one for one in fresh if one.inputs], self.files)
        return found

    def _keeper(self) -> KeptReadings | None:
        """Return what keeps readings; None where it may not, or could not tell old from new."""
        is_known = hasattr(self.reader, "inputs") or type(self.reader) is MarkdownReader
        if not is_known or not self._settings.get("FAST_BUILD_CACHE", True):
            return None
        told = getattr(self.reader, "TOLD_SETTINGS", ())
        try:
            around = surroundings(self._settings, self.reader, told)
        except UndescribedError as error:
            tell(f"fast_build keeps no text: a setting holds {error}")
            return None
        return KeptReadings(self._cache / FILE, f"{self.kind} {around}", self._digest)

    def _digest(self, how: str, path: str) -> str:
        if how != TOLD:
            return input_digest(how, path)
        inputs = self.reader.inputs(path) if hasattr(self.reader, "inputs") else ()
        return hashlib.sha256(described(inputs).encode("utf-8", "surrogatepass")).hexdigest()

    def _alone(self, paths: Sequence[str], found: Found) -> Iterator[Reading]:
        """Read files in this process; yield those that are plain values."""
        for path in paths:
            try:
                read, reading = self._reading(path)
            except Exception:  # noqa: S112 - Pelican reads it again, and tells of it
                continue
            if read:
                found[path] = read
            if reading:
                yield reading

    def _together(self, paths: Sequence[str], found: Found) -> Iterator[Reading]:
        """Read files in copies of this process, but what they cannot tell of."""

        def work(piece: int) -> bytes | None:
            _, reading = self._reading(paths[piece])
            return _sent(reading) if reading else None

        workers = Workers(work, len(paths), processes(self._settings))
        for piece, answer in workers.answers():
            reading = _received(paths[piece], answer)
            found[reading.path] = reading.value
            yield reading

    def _reading(self, path: str) -> tuple[Read | None, Reading | None]:
        """Return what a file gives, and the same with its inputs, if it is all that there is.

        Nothing where something was said. There are no inputs where they may not be all: nothing
        could tell that they changed.
        """
        with unheard() as said, watched(self._known) as watch:
            read = self._read(path)
        if said:
            return None, None
        try:
            value = to_bytes(read)
        except NotPlainError:
            return read, None
        inputs = watch.inputs if watch.is_whole() else {}
        if inputs:
            inputs[TOLD, path] = self._digest(TOLD, path)
        return read, Reading(path, inputs, value)


def _size(path: str) -> int:
    try:
        return Path(path).stat().st_size
    except OSError:  # it has just been deleted, as reading it will tell
        return 0


def _sent(reading: Reading) -> bytes:
    """Return a reading as another process sends it."""
    inputs = json.dumps([[*one, digest] for one, digest in reading.inputs.items()]).encode()
    return len(inputs).to_bytes(LENGTH, "big") + inputs + reading.value


def _received(path: str, answer: bytes) -> Reading:
    end = LENGTH + int.from_bytes(answer[:LENGTH], "big")
    inputs: dict[Input, str] = {
        (how, name): digest for how, name, digest in json.loads(answer[LENGTH:end])
    }
    return Reading(path, inputs, answer[end:])
