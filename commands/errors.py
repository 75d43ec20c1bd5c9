"""The one exception that a command shows as a message, and how several become one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from invoke.exceptions import Exit

T = TypeVar("T")


class CommandError(Exit):
    """What is wrong, where, and the remedy: invoke prints the message and exits with 1."""

    def __init__(self, message: str) -> None:
        super().__init__(message, code=1)

    def __str__(self) -> str:
        return self.message or ""


def do_with_each(values: Iterable[T], action: Callable[[T], object]) -> None:
    """Do something with each, whatever becomes of the others; CommandError with all that failed."""
    problems = []
    for value in values:
        try:
            action(value)
        except CommandError as error:
            problems.append(str(error))
    if problems:
        raise CommandError("\n".join(problems))
