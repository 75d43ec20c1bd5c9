"""Work is shared out among processes; what one of them cannot answer is left out."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from fast_build.workers import Workers, processors
from rich.console import Console

from commands.project import PLUGINS

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="no process is copied there")
PIECES = 3000


def processes() -> set[str]:
    """Return the processes that this one has started and not waited for."""
    return set(Path(f"/proc/self/task/{os.getpid()}/children").read_text().split())


def test_each_piece_is_answered_once() -> None:
    found = list(Workers(lambda piece: b"%d" % piece * 9, PIECES, 3).answers())
    assert sorted(found) == [(piece, b"%d" % piece * 9) for piece in range(PIECES)]


def test_answers_may_be_larger_than_a_pipe() -> None:
    assert dict(Workers(lambda _: b"x" * 1_000_000, 5, 2).answers()) == dict.fromkeys(
        range(5), b"x" * 1_000_000
    )


def test_what_cannot_be_answered_is_left_out() -> None:
    def work(piece: int) -> bytes | None:
        if piece == 3:
            raise ValueError(piece)
        if piece == 7:
            os.kill(os.getpid(), signal.SIGKILL)
        return None if piece == 5 else b"done"

    found = dict(Workers(work, 10, 3).answers())
    assert found == dict.fromkeys({0, 1, 2, 4, 6, 8, 9}, b"done")


def test_work_goes_on_where_all_processes_but_one_are_ended() -> None:
    def work(piece: int) -> bytes:
        if piece < 2:
            os.kill(os.getpid(), signal.SIGKILL)
        return b"done"

    assert dict(Workers(work, 10, 3).answers()) == dict.fromkeys(range(2, 10), b"done")


def test_no_process_is_left_where_who_asks_is_interrupted(tmp_path: Path) -> None:
    before = processes()

    def work(piece: int) -> bytes:
        if piece:
            try:
                time.sleep(60)
            finally:
                (tmp_path / "cleaned up").touch()
        return b"done"

    def interrupted() -> None:
        for _ in Workers(work, 3, 2).answers():
            while len(processes() - before) < 2:
                time.sleep(0.01)
            time.sleep(0.2)  # until another piece has begun
            raise KeyboardInterrupt

    start = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert processes() == before
    assert (tmp_path / "cleaned up").exists()
    assert time.monotonic() - start < 30


def test_a_process_with_other_threads_is_not_copied(monkeypatch: pytest.MonkeyPatch) -> None:
    task = Path("/proc/self/task")
    monkeypatch.setattr(Path, "iterdir", lambda path: iter([path, path] if path == task else []))
    assert processors() == 1


def test_the_sign_that_pelican_turns_on_a_terminal_is_no_reason() -> None:
    before = processors()
    with Console(file=io.StringIO()).status("Generating...", spinner="dots"):
        assert threading.active_count() > 1
        assert processors() == before


@pytest.mark.parametrize("name", ["os.fork", "os.pipe", "fast_build.workers.Pipe"])
def test_where_no_process_can_be_made_nothing_is_answered(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(**_: object) -> None:
        raise BlockingIOError("no more processes or files")

    monkeypatch.setattr(name, refused)
    assert list(Workers(lambda _: b"done", 10, 3).answers()) == []


def test_ended_processes_may_be_forgotten_by_the_system() -> None:
    former = signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    try:
        assert len(list(Workers(lambda _: b"done", 10, 2).answers())) == 10
        workers = Workers(lambda _: b"done", 10, 2)
        time.sleep(0.2)
        workers.end()
    finally:
        signal.signal(signal.SIGCHLD, former)


def test_without_proc_all_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "iterdir", lambda _: Path("/no such folder").stat())
    assert processors() == 1


KILLED = """
import os, sys, time
from fast_build.workers import Workers

workers = Workers(lambda _: time.sleep(60), 2, 2)
print(*workers._processes.values(), flush=True)
time.sleep(60)
"""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_no_process_is_left_where_who_asks_is_killed(number: signal.Signals) -> None:
    command = [sys.executable, "-c", KILLED]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": str(PLUGINS)}
    ) as build:
        assert build.stdout
        copies = build.stdout.readline().split()
        build.send_signal(number)
    end = time.monotonic() + 10
    while any(is_alive(copy) for copy in copies) and time.monotonic() < end:
        time.sleep(0.01)
    assert [copy for copy in copies if is_alive(copy)] == []


def is_alive(process: str) -> bool:
    """Whether a process is there, and not only waited for by nobody."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
