"""What cells print, through sys.stdout or below it."""

from __future__ import annotations

import io
import os
import sys
import tempfile
from typing import Any

from .rows import UnfitError, plain_text

MOST_PRINTED = 100_000  # bytes of a post


class TooMuchOutputError(BaseException):
    """A post printed more than anybody would read; no `except Exception` of a cell takes it."""


class _Counted(io.FileIO):
    """A file that no more than MOST_PRINTED bytes are written to."""

    written = 0

    def write(self, data: Any) -> int:
        self.written += memoryview(data).nbytes
        if self.written > MOST_PRINTED:
            raise TooMuchOutputError
        return super().write(data)


class Printed:
    """Standard output, kept in a file that the system writes to as well."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115 - open to the end
        self._taken = 0
        os.dup2(self._file.fileno(), 1)
        raw = _Counted(1, "w", closefd=False)
        buffer = io.BufferedWriter(raw)
        sys.stdout = io.TextIOWrapper(buffer, encoding="utf-8", newline="\n")

    def taken(self) -> str:
        """Return what was printed since the last time; UnfitError for what is no text."""
        sys.stdout.flush()
        size = os.fstat(self._file.fileno()).st_size
        if size > MOST_PRINTED:
            raise TooMuchOutputError
        data = os.pread(self._file.fileno(), size - self._taken, self._taken)
        self._taken = size
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError as error:
            message = f"prints the byte 0x{data[error.start]:02x}, which is not UTF-8 (print text)"
            raise UnfitError(message) from None
        return plain_text("prints", text)
