"""Where each record and each of its fields stands in the data files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from ..bibtex_source import read_bibtex
from ..content_files import FILES, article_files
from ..errors import Place
from ..sources import Mapping, Scalar, Sequence, read_yaml


class Places:
    """The records of every data file, as they are written, and the lines of their fields.

    A place is named as `file`, `file:record` or `file:record.field`, such as
    `publications.bib:preble.doi`; profile.yaml is one record, so its fields follow the file.
    """

    def __init__(self, data: Path) -> None:
        self.data = data
        self.records: dict[str, dict[str, Mapping]] = {}
        for name in FILES:
            if (data / name).exists():
                self.records[name] = dict(_records(data / name))
        self.articles = {
            str(path.relative_to(data.parent)): Place(str(path), 1)
            for path in article_files(data.parent)
        }
        self._lines: dict[str, list[str]] = {}

    def names(self) -> list[str]:
        """Return the names of all records and articles."""
        records = (f"{file}:{key}" for file, found in self.records.items() for key in found)
        return [*self.articles, *records]

    def find(self, name: str) -> Place | None:
        """Return the place that is named, None where there is none."""
        if name in self.articles:
            return self.articles[name]
        file, _, path = name.partition(":")
        if file not in self.records:
            return None
        if not path:
            return Place(str(self.data / file), 1)
        first, _, field = path.partition(".")
        record = self.records[file].get(first)
        if record:
            return self.of(record, field) if field else record.place
        whole = self.records[file].get("")
        return self.of(whole, path) if whole else None

    def of(self, record: Mapping, field: str) -> Place:
        """Return where a field of a record stands, filled or empty; else where the record does."""
        node = record.fields.get(field)
        key = f"{record.place.key}.{field}" if record.place.key else field
        if node:
            return Place(node.place.file, self._first(record, field), key)
        return Place(record.place.file, self._first(record, field), key)

    def _first(self, record: Mapping, field: str) -> int:
        """Return the line on which a field of a record is named, or that of the record."""
        lines = self._lines.setdefault(
            record.place.file, Path(record.place.file).read_text(encoding="utf-8").split("\n")
        )
        start = record.place.line - 1
        indent = len(lines[start]) - len(lines[start].lstrip(" -"))
        for number, line in enumerate(lines[start:], start=start):
            inner = len(line) - len(line.lstrip(" -"))
            begins = line.lstrip().startswith(("- ", "@")) and number > start and inner <= indent
            if begins and record.place.key:
                break
            if re.match(rf"[\s-]*{re.escape(field)}\s*[:=]", line):
                return number + 1
        return record.place.line


def _records(path: Path) -> Iterator[tuple[str, Mapping]]:
    """Yield the key of each record and the record; of a file that is one record, an empty key."""
    if path.suffix == ".bib":
        for entry in read_bibtex(path, []):
            yield entry.place.key, entry
        return
    document = read_yaml(path, [])
    if isinstance(document, Mapping):
        yield "", document
    elif isinstance(document, Sequence):
        for number, item in enumerate(document.items):
            if isinstance(item, Mapping):
                key = item.fields.get("key")
                yield key.text if isinstance(key, Scalar) else str(number), item
