"""Asks the processes of `stem` for builds, and ends them."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from multiprocessing.reduction import send_handle
from pathlib import Path
from typing import Self

from ..project import ROOT


class Build:
    """A process that builds the site into a folder, and then single pages of it anew."""

    def __init__(self, folder: Path, answers: Connection) -> None:
        self.folder = folder
        self._answers = answers

    def is_done(self) -> bool:
        """Whether `result` need not wait."""
        return self._answers.poll()

    def result(self) -> tuple[str, str]:
        """Return what went wrong, and the path that the site stands under, waiting for them."""
        try:
            problems, base = self._answers.recv()
        except (EOFError, ConnectionError):
            return "the process that builds was ended (see the terminal); save a file again", ""
        return problems, base

    def write_pages(self, files: Sequence[Path]) -> bool:
        """Write the pages of texts anew into the folder; return whether they are there."""
        try:
            self._answers.send(files)
            return bool(self._answers.recv())
        except (EOFError, ConnectionError):
            return False

    def end(self) -> None:
        """Ask for nothing more; the folder stays."""
        self._answers.close()


class Builder:
    """Builds the site in other processes, which are there as long as the block runs."""

    def __enter__(self) -> Self:
        self._requests, other = Pipe()
        self._alive, held = Pipe(duplex=False)  # each of them holds the other end
        with other, held:
            # In a group of their own: Ctrl-C reaches this process alone, which then ends them.
            self._stem = subprocess.Popen(
                [sys.executable, "-m", "commands.preview.stem", str(other.fileno())],
                cwd=ROOT,
                pass_fds=[other.fileno(), held.fileno()],
                stdin=subprocess.DEVNULL,
                process_group=0,
            )
        return self

    def __exit__(self, *_: object) -> None:
        """End them all, and wait until none of them can write another file."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._stem.pid, signal.SIGKILL)
        self._stem.wait()
        with contextlib.suppress(EOFError):
            self._alive.recv()
        self._alive.close()
        self._requests.close()

    def renew(self) -> None:
        """Import our own code anew before the next build."""
        with contextlib.suppress(ConnectionError):
            self._requests.send(None)

    def build(self, folder: Path) -> Build:
        """Begin to build into a folder that is not there yet."""
        ours, other = Pipe()
        with other:
            try:
                self._request(folder, other)
            except ConnectionError:  # those processes were ended
                self.__exit__()
                self.__enter__()
                with contextlib.suppress(ConnectionError):
                    self._request(folder, other)
        return Build(folder, ours)

    def _request(self, folder: Path, answers: Connection) -> None:
        self._requests.send(str(folder))
        send_handle(self._requests, answers.fileno(), self._stem.pid)
