"""Leaves a file alone that has the bytes already that are to be written: to compare takes less."""

from __future__ import annotations

import io
import os
from pathlib import Path
from typing import Any

from pelican import writers


def leave_unchanged_files() -> None:
    """Have Pelican's writer open by `opened_to_write` from now on."""
    writers.open = opened_to_write  # stands before Python's own, in that module only


def opened_to_write(path: str, mode: str, encoding: str) -> Any:
    """Open a file as Python does, but for text: that is compared and written when it is closed."""
    if mode != "w" or path == os.devnull:
        return open(path, mode, encoding=encoding)  # noqa: PTH123 - as Pelican does
    return _Text(Path(path), encoding)


class _Text(io.TextIOWrapper):
    """What is to be in a file once this is closed."""

    def __init__(self, file: Path, encoding: str) -> None:
        self._bytes = io.BytesIO()
        super().__init__(self._bytes, encoding)
        self._file = file

    @property
    def name(self) -> str:
        return str(self._file)

    def close(self) -> None:
        if self.closed:
            return
        self.flush()
        content = self._bytes.getvalue()
        super().close()
        if not self._holds(content):
            self._file.write_bytes(content)

    def _holds(self, content: bytes) -> bool:
        try:
            return self._file.read_bytes() == content
        except OSError:  # most often, there is none yet; else to write it tells why it cannot be
            return False
