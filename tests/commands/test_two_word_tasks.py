"""Names of tasks that are two words, on the command line as a person types it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest

from commands.__main__ import TwoWordProgram, whole_names, with_flag
from commands.project import ROOT

CHECKS = "./inv check links or ./inv check post or ./inv check site"
NAMES = {"check": (), "check links": (), "check site": (), "new post": (), "publish": ()}


@pytest.mark.parametrize(
    ("line", "read"),
    [
        (["check"], ["check"]),
        (["check", "site"], ["check site"]),
        (["check", "publish"], ["check", "publish"]),
        (["check", "links", "--external"], ["check links", "--external"]),
        (["check", "site", "publish"], ["check site", "publish"]),
        (["new", "post", "check", "site"], ["new post", "check site"]),
        (["new", "post", "check site"], ["new post", "check site"]),
        ([], []),
    ],
)
def test_two_words_that_name_a_task_are_one(line: list[str], read: list[str]) -> None:
    assert whole_names(line, NAMES) == read


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("chek", "No idea what 'chek' is! (./inv --list shows every task)"),
        (
            "check sit",
            f"No idea what 'sit' is! (write {CHECKS}; ./inv check --help shows what it takes)",
        ),
        ("check site x", "No idea what 'x' is! (./inv check site --help shows what it takes)"),
        ("paper", "No idea what 'paper' is! (write ./inv paper add)"),
        (
            "paper add",
            "'paper add' did not receive required positional arguments: 'source'"
            " (./inv paper add --help shows what it takes)",
        ),
        ("paper --help", "No idea what 'paper' is! (write ./inv paper add)"),
        (
            "publish --dryrun",
            "No idea what '--dryrun' is! (write ./inv publish history or ./inv publish rollback"
            " or ./inv publish verify; ./inv publish --help shows what it takes)",
        ),
        ("test --fast", "No idea what '--fast' is! (./inv test --help shows what it takes)"),
    ],
)
def test_what_is_no_task_is_told_in_a_line_with_what_is(
    line: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        TwoWordProgram().run(f"inv {line}")
    printed = capsys.readouterr()
    assert (end.value.code, printed.out, printed.err) == (1, "", f"{told}\n")


@pytest.mark.parametrize(
    ("line", "read"),
    [
        (["run", "burn"], ["run", "--post", "burn"]),
        (["run", "--check"], ["run", "--check"]),
        (["publish rollback", "2"], ["publish rollback", "--steps", "2"]),
        (["publish rollback", "--steps", "2"], ["publish rollback", "--steps", "2"]),
        (["publish rollback"], ["publish rollback"]),
        (["publish", "2"], ["publish", "2"]),
    ],
)
def test_what_may_be_left_out_stands_behind_the_task(line: list[str], read: list[str]) -> None:
    assert with_flag(line) == read


@pytest.fixture
def new_tasks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tasks as a new process has them: showing the help of a task takes it out of the task."""
    monkeypatch.delitem(sys.modules, "commands.record_tasks", raising=False)


@pytest.mark.usefixtures("new_tasks")
@pytest.mark.parametrize("line", ["paper add --help", "paper add x.bib --help", "--help paper add"])
def test_help_is_that_of_the_whole_name_and_never_a_value(
    line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        TwoWordProgram(binary="./inv").run(f"inv {line}")
    usage, *_, yes = capsys.readouterr().out.rstrip().splitlines()
    assert end.value.code == 0
    assert usage == "Usage: ./inv [--core-opts] paper add [--options] [other tasks here ...]"
    assert yes.split() == ["-y,", "--yes", "write", "without", "asking"]


@pytest.mark.parametrize(("stream", "line"), [("stdout", "--list"), ("stderr", "chek")])
def test_command_ends_in_silence_when_nobody_reads_on(stream: str, line: str) -> None:
    reads, writes = os.pipe()
    os.close(reads)
    streams: dict[str, int] = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, stream: writes}
    try:
        command = [sys.executable, "-m", "commands", line]
        run = subprocess.run(command, cwd=ROOT, check=False, **streams)
    finally:
        os.close(writes)
    assert (run.stdout or b"", run.stderr or b"") == (b"", b"")
    assert run.returncode == -signal.SIGPIPE
