"""The Markdown file that is being read, for the extensions that render it: where, and its faults.

Python-Markdown tells its extensions neither the file nor the line, and Pelican swallows what they
raise; so they note each problem here, and all of a site are told at once. They also note what a
block shows that its text does not say, for those who read the Markdown elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from pathlib import Path

from .errors import Place, Problem


@dataclass(frozen=True)
class Rewritten:
    """Lines of a file (1-based, the last one with them), and what they say on the page."""

    line: int
    end: int
    text: str


@dataclass(frozen=True)
class MadeFile:
    """A file that is not beside the text, and the path at which it is published."""

    path: Path
    address: str


@dataclass(frozen=True)
class MarkdownFile:
    """A file, by its path from the folder of the project, and what is wrong in it.

    `rewritten` are the lines that say more on the page than where they are written, `made` the
    files of data that its own code made, by their names, `failed` the lines of code that made none:
    what it would have made is missing, and need not be told.
    """

    path: Path
    problems: list[Problem] = field(default_factory=list)
    rewritten: list[Rewritten] = field(default_factory=list)
    made: dict[str, MadeFile] = field(default_factory=dict)
    failed: list[int] = field(default_factory=list)

    def problem(self, line: int, message: str, key: str = "") -> None:
        """Note what is wrong on a line (1-based), at the path of keys that leads to it."""
        self.problems.append(Problem(Place(str(self.path), line, key), message))

    def instead(self, line: int, end: int, text: str, margin: str = "") -> None:
        """Note the Markdown that says to others what lines show on the page.

        `margin` is what stands before each of them in a list or a quotation.
        """
        lines = [f"{margin}{line}".rstrip() for line in text.split("\n")]
        self.rewritten.append(Rewritten(line, end, "\n".join(lines)))


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
