"""The one exception that a command shows as a message."""

from __future__ import annotations

from invoke.exceptions import Exit


class CommandError(Exit):
    """What is wrong, where, and the remedy: invoke prints the message and exits with 1."""

    def __init__(self, message: str) -> None:
        super().__init__(message, code=1)

    def __str__(self) -> str:
        return self.message or ""
