"""Copies of this process that share out work; whatever one of them cannot answer is left out."""

from __future__ import annotations

import gc
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from multiprocessing import Pipe
from multiprocessing.connection import Connection, wait
from pathlib import Path

FEWEST = 8  # pieces of work for which it pays to copy this process
NUMBER = 4  # bytes
MOST_NUMBERS = 1024  # 4 KB, which any pipe takes at once
GRACE = 2.0  # seconds to put things right before the end
Work = Callable[[int], bytes | None]


def processors() -> int:
    """Return how many processes can work at once; 1 where this one cannot be copied.

    A copy has one thread: what another one held at that moment, such as a lock of V8, which draws
    plots, nobody would give back. On macOS the system's own libraries have such threads.
    """
    if sys.platform != "linux" or len(list(Path("/proc/self/task").iterdir())) > 1:
        return 1
    return len(os.sched_getaffinity(0))


def answers(
    work: Work, count: int, processes: int, begin: Callable[[], None]
) -> Iterator[tuple[int, bytes]]:
    """Yield the number and the answer of each piece of work 0 to `count` - 1, in any order.

    Each process does `begin` first. None is no answer; nor is there one to what raises an error,
    or from a process that was ended.
    """
    queue, step = _queue(count)
    workers: dict[Connection, int] = {}
    sys.stdout.flush()
    sys.stderr.flush()
    gc.freeze()  # else each copy looks for garbage in all that is here, and so copies that, too
    try:
        for _ in range(processes):
            here, there = Pipe(duplex=False)
            process = os.fork()
            if not process:
                for connection in (here, *workers):
                    connection.close()
                begin()
                _be_worker(lambda: _answer(work, queue, step, count, there))  # noqa: B023 - now
            there.close()
            workers[here] = process
        yield from _collected(list(workers))
    except BaseException:
        for process in workers.values():
            os.kill(process, signal.SIGTERM)
        raise
    finally:
        gc.unfreeze()
        os.close(queue)
        for connection, process in workers.items():
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


def _be_worker(work: Callable[[], None]) -> None:
    """Do `work` and end, past all that this process would have done at its end."""
    status = 1
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C ends who asks, and that ends this
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # cleans up on its way
        work()
        sys.stdout.flush()
        sys.stderr.flush()
        status = 0
    finally:
        os._exit(status)  # an error, such as of a pipe that nobody reads any more, is told by none


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
    while not os.waitpid(process, os.WNOHANG)[0]:
        if time.monotonic() > end:
            os.kill(process, signal.SIGKILL)
            os.waitpid(process, 0)
            return
        time.sleep(0.001)
