"""A server that runs for a while, and how long it takes to show what was saved."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

from ..errors import CommandError

LOOK = 0.01  # seconds from one answer to the next question
PATIENCE = 3600  # seconds: the first build of 10,000 posts


@dataclass(frozen=True)
class Running:
    """A server at an address, that says what it does into a file."""

    address: str
    process: subprocess.Popen[bytes]
    said: IO[bytes]

    def wait_for(self, path: str, text: bytes) -> None:
        """Return once a page has a text; CommandError where the server ends, or never shows it."""
        end = time.monotonic() + PATIENCE
        while text not in self._page(path):
            if self.process.poll() is not None or time.monotonic() > end:
                raise CommandError(f"{self.address}{path} is not shown:\n{self._last_words()}")
            time.sleep(LOOK)

    def _page(self, path: str) -> bytes:
        """Return a page; nothing where there is none yet."""
        try:
            with urllib.request.urlopen(f"{self.address}{path}", timeout=60) as answer:  # noqa: S310 - our own
                return bytes(answer.read())
        except (OSError, urllib.error.HTTPError):
            return b""

    def _last_words(self) -> str:
        self.said.seek(0)
        return self.said.read().decode(errors="replace")[-2000:]


@contextmanager
def running(
    command: Sequence[str | Path], folder: Path, environment: Mapping[str, str] | None = None
) -> Iterator[Running]:
    """Run a server, which takes `--port`, while the block runs."""
    port = _free_port()
    with (
        TemporaryFile() as said,
        subprocess.Popen(
            [*map(str, command), "--port", str(port)],
            cwd=folder,
            env={**os.environ, **(environment or {})},
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
            start_new_session=True,  # Ctrl-C ends us, and we end it
        ) as process,
    ):
        try:
            yield Running(f"http://127.0.0.1:{port}", process, said)
        finally:
            process.send_signal(signal.SIGTERM)


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])
