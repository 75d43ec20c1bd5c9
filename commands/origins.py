"""The line of content that a built page, or a link on it, comes from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from pathlib import Path

from .project import use_plugins

# The folder of the pages of records, and the file that holds those.
RECORDS = {
    "publications": "publications.bib",
    "talks": "talks.yaml",
    "collaborators": "people.yaml",
}


@dataclass(frozen=True)
class Line:
    """A line of a file of content; `is_value` where it holds what was asked for."""

    file: Path
    number: int
    is_value: bool = True

    def __str__(self) -> str:
        return f"{self.file}:{self.number}"


class Origins:
    """Looks into the files of a folder of content, each read when it is first asked for."""

    def __init__(self, content: Path) -> None:
        use_plugins()
        from structured_data.places import Places

        self.content = content
        self._places = Places(content / "data")

    def of_value(self, page: str, value: str) -> Line | None:
        """Return where a value stands in the article or record of a page, or where that begins."""
        path = page.rpartition("/")[0]
        for file in (self.content / f"{path}.md", self.content / path / "index.md"):
            if path and file.is_file():
                found = chain(_lines_with(value, file), _lines_that_say(value, file))
                return next(found, Line(file, 1, is_value=False))
        return self._of_record(path, value)

    def of_link(self, forms: tuple[str, ...]) -> Line | None:
        """Return the first line of all content that holds an address in one of its forms."""
        found = (line for file in self._files for form in forms for line in _lines_with(form, file))
        return next(found, None)

    def _of_record(self, path: str, value: str) -> Line | None:
        from structured_data.places import scalars

        folder, _, key = path.partition("/")
        records = self._places.records(RECORDS[folder]) if folder in RECORDS else {}
        if key not in records:
            return None
        record = records[key]
        for scalar in scalars(record):
            if _holds(scalar.text, value):
                return Line(Path(scalar.place.file), scalar.place.line)
        return Line(Path(record.place.file), record.place.line, is_value=False)

    @cached_property
    def _files(self) -> list[Path]:
        data = [self.content / "data" / name for name in self._places.files]
        return [*data, *(Path(place.file) for place in self._places.articles.values())]


def _lines_with(value: str, file: Path) -> Iterator[Line]:
    lines = enumerate(file.read_text(encoding="utf-8").splitlines(), start=1)
    return (Line(file, number) for number, line in lines if _holds(line, value))


def _lines_that_say(value: str, file: Path) -> Iterator[Line]:
    """Yield the lines that a reader sees a text in, without the marks of Markdown."""
    wanted = _words(value)
    lines = enumerate(file.read_text(encoding="utf-8").splitlines(), start=1)
    return (Line(file, number) for number, line in lines if wanted and wanted == _words(line))


def _words(text: str) -> list[str]:
    """Return the words of a line, without addresses and marks."""
    return re.findall(r"\w+", re.sub(r"\]\([^)]*\)|\{[^}]*\}", "]", text))


def _holds(text: str, value: str) -> bool:
    """Return whether a value stands in a text, and not as part of a longer word or address."""
    if not value or value not in text:
        return False
    return bool(re.search(rf"(?<![\w/.:-]){re.escape(value)}(?![\w/-])", text))
