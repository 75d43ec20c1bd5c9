"""Asks the processes of `stem` for a build, and ends them."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from multiprocessing import Pipe
from pathlib import Path
from typing import Self

from ..project import ROOT


class Builder:
    """Builds the site in other processes, which are there as long as the block runs."""

    def __enter__(self) -> Self:
        self._connection, other = Pipe()
        with other:
            # In a group of their own: Ctrl-C reaches this process alone, which then ends them.
            self._stem = subprocess.Popen(
                [sys.executable, "-m", "commands.preview.stem", str(other.fileno())],
                cwd=ROOT,
                pass_fds=[other.fileno()],
                stdin=subprocess.DEVNULL,
                process_group=0,
            )
        return self

    def __exit__(self, *_: object) -> None:
        """End them all, and wait until none of them can write another file."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._stem.pid, signal.SIGKILL)
        self._stem.wait()
        with contextlib.suppress(EOFError, ConnectionError):
            while True:
                self._connection.recv()  # each of them held the other end
        self._connection.close()

    def renew(self) -> None:
        """Import our own code anew before the next build."""
        with contextlib.suppress(ConnectionError):
            self._connection.send(None)

    def build(self, folder: Path) -> tuple[str, str]:
        """Build into a folder; return what went wrong, and the path that the site stands under."""
        try:
            self._connection.send(str(folder))
            problems, base = self._connection.recv()
        except (EOFError, ConnectionError):
            self.__exit__()
            self.__enter__()
            return "the processes that build were ended; save a file to build again", ""
        return problems, base
