"""What ./inv runs: the tasks of tasks.py, some of which have names of two words: `check site`."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager

from invoke.exceptions import ParseError
from invoke.program import Program

MAY_BE_LEFT_OUT = {"run": "--post", "publish rollback": "--steps"}  # what follows the task


class TwoWordProgram(Program):
    """Invoke, which reads a name of two words from the command line, and says what may stand."""

    def parse_tasks(self) -> None:
        names = self.collection.task_names
        asked = self.args.help.value  # paper, of ./inv --help paper add
        words = whole_names([asked] * bool(asked) + self.core.unparsed, names)
        if asked or "--help" in words:  # also where invoke would take it for a value
            self.args.help.value = next((word for word in words if word in names), words[0])
            words = []
        self.core.unparsed = with_flag(words)
        with self._with_remedy(*words):
            super().parse_tasks()

    def parse_cleanup(self) -> None:
        with self._with_remedy(self.args.help.value):
            super().parse_cleanup()

    @contextmanager
    def _with_remedy(self, *words: str) -> Iterator[None]:
        try:
            yield
        except ParseError as error:
            task = error.context.name if error.context else None
            message = f"{error} ({remedy(task or words[0], self.collection.task_names)})"
            raise ParseError(message, error.context) from None


def whole_names(words: Iterable[str], names: Collection[str]) -> list[str]:
    """Return the words of a command line, the two that name a task made one."""
    found: list[str] = []
    for word in words:
        if found and f"{found[-1]} {word}" in names:
            found[-1] += f" {word}"
        else:
            found.append(word)
    return found


def with_flag(words: list[str]) -> list[str]:
    """Return the words of a command line, `run POST` as invoke takes what may be left out."""
    flag = MAY_BE_LEFT_OUT.get(words[0] if words else "")
    values = [n for n, word in enumerate(words) if n and not word.startswith("-")]
    if not flag or flag in words or not values:
        return words
    return [*words[: values[0]], flag, *words[values[0] :]]


def remedy(task: str, names: Collection[str]) -> str:
    """Return what to write instead, after a task or a word that is none."""
    kin = [f"./inv {name}" for name in sorted(names) if name.startswith(f"{task} ")]
    told = [f"write {' or '.join(kin)}"] if kin else []
    if task in names:
        told.append(f"./inv {task} --help shows what it takes")
    return "; ".join(told) or "./inv --list shows every task"


def main() -> None:
    """Run what the command line asks for; end in silence when nobody reads on, as in `| head`."""
    try:
        try:
            TwoWordProgram(name="inv", binary="./inv").run()
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
    except BrokenPipeError:
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
        os.kill(os.getpid(), signal.SIGPIPE)


if __name__ == "__main__":
    main()
