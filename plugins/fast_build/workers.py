"""Copies of this process that share out work; whatever one of them cannot answer is left out."""

from __future__ import annotations

import ctypes
import gc
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from multiprocessing import Pipe
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any

FEWEST = 8  # pieces of work for which it pays to copy this process
NUMBER = 4  # bytes
MOST_NUMBERS = 1024  # 4 KB, which any pipe takes at once
MOST_PROCESSES = 32  # each takes some 20 MB
# Pelican's thread that turns a sign on the terminal, where copies say nothing.
SPINNER = "rich.live"
PR_SET_PDEATHSIG = 1  # of <sys/prctl.h>
GRACE = 2.0  # seconds to put things right before the end
Work = Callable[[int], bytes | None]


def processes(settings: Mapping[str, Any]) -> int:
    """Return how many copies of this process may work at once; 1 where it does all alone."""
    most: int = settings.get("FAST_BUILD_PROCESSES", MOST_PROCESSES)
    return min(most, processors())


def processors() -> int:
    """Return how many processes can work at once; 1 where this one cannot be copied.

    A copy has one thread: what another one held at that moment, such as a lock of V8, which draws
    plots, nobody would give back. On macOS the system's own libraries have such threads.
    """
    if sys.platform != "linux":
        return 1
    harmless = [one for one in threading.enumerate() if type(one).__module__ == SPINNER]
    try:
        threads = len(list(Path("/proc/self/task").iterdir()))
    except OSError:  # as in a sandbox without /proc
        return 1
    if threads > 1 + len(harmless):
        return 1
    return len(os.sched_getaffinity(0))


class Workers:
    """Copies of this process, which do pieces of work, 0 to `count` - 1, from now on.

    None is no answer; nor is there one to what raises an error, or from a process that was ended.
    There are fewer copies, or none, where the system allows no more.
    """

    def __init__(self, work: Work, count: int, processes: int) -> None:
        self._queue: list[int] = []
        self._processes: dict[Connection, int] = {}
        gc.freeze()  # else each copy looks for garbage in all that is here, and so copies that, too
        try:
            queue, step = _queue(count)
            self._queue.append(queue)
            for _ in range(processes):
                self._copy(lambda there: _answer(work, queue, step, count, there))
        except OSError:  # no more processes or open files
            return
        except BaseException:
            self.end()
            raise

    def _copy(self, work: Callable[[Connection], None]) -> None:
        here, there = Pipe(duplex=False)
        parent = os.getpid()
        with _signals_held() as former:  # or Ctrl-C could find a copy that nobody knows of
            process = os.fork()
            if not process:
                _be_worker(lambda: work(there), (here, *self._processes), former, parent)
            self._processes[here] = process
        there.close()

    def answers(self) -> Iterator[tuple[int, bytes]]:
        """Yield the number and the answer of each piece, in any order, until all have ended."""
        try:
            yield from _collected(list(self._processes))
        except BaseException:
            self.end()
            raise
        self._wait()

    def end(self) -> None:
        """End all of them now, if they have not yet."""
        for process in self._processes.values():
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGTERM)
        self._wait()

    def _wait(self) -> None:
        gc.unfreeze()
        while self._queue:
            os.close(self._queue.pop())
        while self._processes:
            connection, process = self._processes.popitem()
            connection.close()  # whoever still answers is ended by that
            _wait(process)


def _queue(count: int) -> tuple[int, int]:
    """Return a pipe with the number of the first of every `step` pieces of work, and `step`.

    Whoever has time reads the next number; at the end of all of them there is none.
    """
    step = max(1, -(-count // MOST_NUMBERS))
    queue, end = os.pipe()
    os.write(end, b"".join(first.to_bytes(NUMBER, "big") for first in range(0, count, step)))
    os.close(end)
    return queue, step


def _answer(work: Work, queue: int, step: int, count: int, there: Connection) -> None:
    while number := os.read(queue, NUMBER):
        first = int.from_bytes(number, "big")
        for piece in range(first, min(first + step, count)):
            try:
                answer = work(piece)
            except Exception:  # whoever asks does it again, and sees why
                answer = None
            if answer is not None:
                there.send_bytes(piece.to_bytes(NUMBER, "big") + answer)


@contextmanager
def _signals_held() -> Iterator[set[Any]]:
    """Let SIGINT and SIGTERM wait until the end; yield which ones waited before."""
    former = signal.pthread_sigmask(signal.SIG_BLOCK, ())
    try:
        signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT, signal.SIGTERM))
        yield former
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, former)


def _be_worker(
    work: Callable[[], None], others: Sequence[Connection], former: set[Any], parent: int
) -> None:
    """Do `work` and end, past all that this process would have done at its end."""
    status = 1
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C ends who asks, and that ends this
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # cleans up on its way
        signal.pthread_sigmask(signal.SIG_SETMASK, former)
        _end_with(parent)
        for connection in others:
            connection.close()
        work()
        status = 0
    finally:
        os._exit(status)  # an error, such as of a pipe that nobody reads any more, is told by none


def _end_with(parent: int) -> None:
    """Have the system end this process as soon as `parent` has ended, in whatever way."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, int(signal.SIGTERM))
    if os.getppid() != parent:  # it has ended already
        sys.exit(1)


def _collected(connections: list[Connection]) -> Iterator[tuple[int, bytes]]:
    while connections:
        for ready in wait(connections):
            assert isinstance(ready, Connection)  # noqa: S101 - nothing else was asked for
            try:
                answer = ready.recv_bytes()
            except (EOFError, OSError):  # it has ended, perhaps within an answer
                connections.remove(ready)
            else:
                yield int.from_bytes(answer[:NUMBER], "big"), answer[NUMBER:]


def _wait(process: int) -> None:
    """Wait until a process has ended; one that does not is ended."""
    end = time.monotonic() + GRACE
    with suppress(ChildProcessError):  # where SIGCHLD is ignored, the system forgets it by itself
        while not os.waitpid(process, os.WNOHANG)[0]:
            if time.monotonic() > end:
                os.kill(process, signal.SIGKILL)
                os.waitpid(process, 0)
                return
            time.sleep(0.001)
