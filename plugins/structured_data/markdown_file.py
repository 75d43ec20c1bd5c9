"""The Markdown file that is being read, for the extensions that render it: where, and its faults.

Python-Markdown tells its extensions neither the file nor the line, and Pelican swallows what they
raise; so they note each problem here, and all of a site are told at once.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from pathlib import Path

from .errors import Place, Problem


@dataclass(frozen=True)
class MarkdownFile:
    """A file, by its path from the folder of the project, and what is wrong in it."""

    path: Path
    problems: list[Problem] = field(default_factory=list)

    def problem(self, line: int, message: str, key: str = "") -> None:
        """Note what is wrong on a line (1-based), at the path of keys that leads to it."""
        self.problems.append(Problem(Place(str(self.path), line, key), message))


_READ: ContextVar[MarkdownFile] = ContextVar("markdown_file")


def markdown_file() -> MarkdownFile:
    """Return the file that is being read; LookupError outside of reading()."""
    return _READ.get()


@contextmanager
def reading(path: Path) -> Iterator[MarkdownFile]:
    """Read a file: markdown_file() is it inside."""
    token = _READ.set(MarkdownFile(path))
    try:
        yield markdown_file()
    finally:
        _READ.reset(token)
