"""Where each record and each of its fields stands in the files of content, as they are written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from .bibtex_source import read_bibtex
from .content_files import FILES, article_files
from .errors import Place, Problem
from .sources import Mapping, Node, Scalar, Sequence, read_yaml
from .suggestions import KnownWords, did_you_mean, known_words, suggestion

_STEP = re.compile(r"\[(\d+)\]|[^.\[\]]+")
_PATH = re.compile(r"(?:^|\.)[^.\[\]]+|\[\d+\]")


class UnknownPlaceError(ValueError):
    """A name of a place that is none; the text says which are known there."""


class Places:
    """The files of a folder of data, each read when it is first asked for.

    A place is named as a file or article (`news/lamp.md`), or as the path of a record or field in
    a file: `publications.bib:preble.doi`, `profile.yaml:education[1].advisors`,
    `profile.yaml:themes.serving.summary`. An item of a list stands under its key, one that has none
    under its number in brackets, from 0.
    """

    def __init__(self, data: Path, read: dict[str, tuple[Mapping, ...]] | None = None) -> None:
        """`read` are entries of BibTeX files, where they have been read already."""
        self.data = data
        self._read = read or {}
        self._documents: dict[str, tuple[Node | None, bool]] = {}

    @cached_property
    def files(self) -> list[str]:
        """The names of the files of data that are there."""
        return [name for name in FILES if (self.data / name).exists()]

    @cached_property
    def articles(self) -> dict[str, Place]:
        """Path such as news/lamp.md -> the place of the article."""
        content = self.data.parent
        return {
            path.relative_to(content).as_posix(): Place(str(path), 1)
            for path in article_files(content)
        }

    def document(self, file: str) -> Node | None:
        """Return what a file holds."""
        return self._document(file)[0]

    def records(self, file: str) -> dict[str, Mapping]:
        """Return the records of a file by key; one that holds a group of fields has none."""
        document = self.document(file)
        items = document.items if isinstance(document, Sequence) else ()
        return {_key(item): item for item in items if isinstance(item, Mapping)}

    def group(self, file: str) -> Mapping:
        """Return the fields of a file that holds one group of them."""
        document = self.document(file)
        return document if isinstance(document, Mapping) else Mapping({}, self._place(file))

    def find(self, name: str) -> Place:
        """Return the place that is named; UnknownPlaceError where there is none."""
        if name in self.articles:
            return self.articles[name]
        file, colon, path = name.partition(":")
        if file not in FILES:
            hint = suggestion(file, [*FILES, *self.articles])
            raise UnknownPlaceError(hint or "write publications.bib:key.field or news/x.md")
        if not colon:
            return self._place(file)
        node, is_whole = self._document(file)
        if not is_whole:  # what is wrong with it is told, and may be why the name is not there
            return self._place(file)
        if not _steps(path):
            raise UnknownPlaceError(f"write {file}:key.field")
        return _within(node, path, self._place(file), f"{file}:")

    def of(self, record: Mapping, field: str) -> Place:
        """Return where a field of a record stands, filled or empty; else where the record does."""
        key = f"{record.place.key}.{field}" if record.place.key else field
        return Place(record.place.file, record.lines.get(key, record.place.line), key)

    def _place(self, file: str) -> Place:
        return Place(str(self.data / file), 1)

    def _document(self, file: str) -> tuple[Node | None, bool]:
        """Return what a file holds, and whether that is all of it."""
        if file not in self._documents:
            problems: list[Problem] = []
            path = self.data / file
            if path.suffix != ".bib":
                document = read_yaml(path, problems)
            else:
                entries = self._read.get(file) or read_bibtex(path, problems)
                document = Sequence(entries, self._place(file))
            self._documents[file] = (document, not problems)
        return self._documents[file]


def scalars(node: Node | None) -> Iterator[Scalar]:
    """Yield every scalar within a node."""
    match node:
        case Scalar():
            yield node
        case Sequence():
            for item in node.items:
                yield from scalars(item)
        case Mapping():
            for value in node.fields.values():
                yield from scalars(value)


def _steps(path: str) -> list[str]:
    """Return the names and numbers of a path, or none where it is no path."""
    steps = _PATH.findall(path)
    return [step.removeprefix(".") for step in steps] if "".join(steps) == path else []


def _within(document: Node | None, path: str, file: Place, start: str) -> Place:
    """Return the place that a path leads to; UnknownPlaceError says what was meant or is known."""
    node, place, walked = document, file, start
    lines: dict[str, int] = {}
    for step in _steps(path):
        lines = node.lines if isinstance(node, Mapping) else lines
        below = dict(_below(node, place, lines))
        if step not in below:
            near = KnownWords(below).nearest(step)
            known = known_words(below) if below else f"write {walked}"
            raise UnknownPlaceError(did_you_mean(_joined(walked, near)) if near else known)
        node, place = below[step]
        walked = _joined(walked, step)
    return place


def _joined(walked: str, step: str) -> str:
    divider = "" if walked.endswith(":") or step.startswith("[") else "."
    return f"{walked}{divider}{step}"


def _below(
    node: Node | None, place: Place, lines: dict[str, int]
) -> Iterator[tuple[str, tuple[Node | None, Place]]]:
    """Yield what stands directly below a node, by name; of a group that is empty, too."""
    if isinstance(node, Sequence):
        for item in node.items:
            if isinstance(item, Mapping) and "key" in item.fields:
                yield _key(item), (item, item.place)
            else:
                yield item.place.key[item.place.key.rfind("[") :], (item, item.place)
    elif not isinstance(node, Scalar):
        above = f"{place.key}." if place.key else ""
        for name, line in lines.items():
            if name.startswith(above) and not re.search(r"[.\[]", name[len(above) :]):
                field = name[len(above) :]
                value = node.fields.get(field) if node else None
                yield field, (value, Place(place.file, line, name))


def _key(record: Mapping) -> str:
    """Return the key of a record; of one without, its place."""
    key = record.fields.get("key")
    return key.text if isinstance(key, Scalar) else record.place.key
