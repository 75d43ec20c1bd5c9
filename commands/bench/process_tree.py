"""One program and all that it starts: how long it takes, and the most memory they hold together."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile
from threading import Event, Thread
from typing import IO

from ..errors import CommandError
from .growth import Numbers

PROC = Path("/proc")
RESTS = 20  # times as long as looking takes: it may cost a twentieth of one processor
SHORTEST_REST = 0.02  # seconds


def program_numbers(
    command: Sequence[str | Path], folder: Path, environment: Mapping[str, str] | None = None
) -> Numbers:
    """Return the seconds until a program ends, those of all processors, and the megabytes.

    Megabytes are of all its processes at one moment, what they share counted once; 0 where there
    is no /proc. CommandError with what it said where it fails.
    """
    start = time.perf_counter()
    with TemporaryFile() as said, _program(command, folder, environment or {}, said) as process:
        with Memory(process.pid) as memory:
            _, status, used = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            last = said.read().decode(errors="replace")[-2000:]
            raise CommandError(f"{Path(command[0]).name} ended with {process.returncode}:\n{last}")
    processors = used.ru_utime + used.ru_stime
    return {"seconds": seconds, "processors": processors, "megabytes": memory.peak / 1e6}


@contextmanager
def _program(
    command: Sequence[str | Path], folder: Path, environment: Mapping[str, str], said: IO[bytes]
) -> Iterator[subprocess.Popen[bytes]]:
    """Start a program in a session of its own; where we are ended, so are its processes."""
    with subprocess.Popen(
        list(map(str, command)),
        cwd=folder,
        env={**os.environ, **environment},
        stdin=subprocess.DEVNULL,
        stdout=said,
        stderr=said,
        start_new_session=True,
    ) as process:
        try:
            yield process
        except KeyboardInterrupt:
            os.killpg(process.pid, signal.SIGKILL)
            raise


class Memory:
    """Watches the processes of one session; `peak` is the most bytes they held at one time."""

    def __init__(self, session: int) -> None:
        self.session = session
        self.peak = 0
        self._ended = Event()
        self._thread = Thread(target=self._watch)

    def __enter__(self) -> Memory:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()

    def _watch(self) -> None:
        rest = 0.0
        while not self._ended.wait(rest):
            start = time.perf_counter()
            self.peak = max(self.peak, sum(map(_bytes, _processes(self.session))))
            rest = max(SHORTEST_REST, (time.perf_counter() - start) * RESTS)


def _processes(session: int) -> list[Path]:
    """Return the folders of all processes of a session."""
    folders = [folder for folder in PROC.glob("[0-9]*") if folder.name.isdecimal()]
    return [folder for folder in folders if _session(folder) == session]


def _session(process: Path) -> int:
    try:
        text = (process / "stat").read_bytes()
    except OSError:  # it has ended meanwhile
        return 0
    return int(text.rpartition(b")")[2].split()[3])  # its name, in brackets, may hold anything


def _bytes(process: Path) -> int:
    """Return what a process holds, of what it shares its part only."""
    try:
        lines = (process / "smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
