"""BibTeX as mappings whose scalars are LaTeX and know their line."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pybtex.errors
from pybtex.database import BibliographyDataError
from pybtex.database.input.bibtex import Parser

from .errors import Place, Problem
from .sources import Mapping, Node, Scalar, read_text


def read_bibtex(path: Path, problems: list[Problem]) -> tuple[Mapping, ...]:
    """Return the entries of a BibTeX file, with `key` and `entrytype` among their fields.

    An entry whose commas, braces or quotes are wrong is left out.
    """
    return bibtex_entries(read_text(path, problems), str(path), problems)


def bibtex_entries(text: str, file: str, problems: list[Problem]) -> tuple[Mapping, ...]:
    """Return the entries of a BibTeX text, which stands in or came from a file."""
    text = without_comments(text)
    outline = _Outline(file, text)
    with pybtex.errors.capture() as errors:
        parsed = Parser(person_fields=()).parse_string(text).entries
    if not any(entry.is_broken for entry in outline.entries):
        outline.note(errors)  # else they say the same in other words, on other lines
    problems += outline.problems
    return tuple(
        _mapping(file, entry, parsed[entry.key])
        for entry in outline.entries
        if not entry.is_broken and entry.key in parsed
    )


def without_comments(text: str) -> str:
    """Return the text with spaces for its comments, of which pybtex would take an @ for an entry.

    BibTeX itself has none: ours are lines that begin with a percent sign.
    """
    blank = re.compile(r"^[ \t]*%.*$", re.MULTILINE)
    return blank.sub(lambda comment: " " * len(comment.group()), text)


def closing_braces(text: str) -> dict[str, int]:
    """Return key -> offset of the brace that closes each entry of a text without problems."""
    return {entry.key: entry.end for entry in _Outline("", without_comments(text)).entries}


def _mapping(file: str, entry: _Entry, parsed: Any) -> Mapping:
    values = {"key": entry.key, "entrytype": parsed.type.lower()}
    values |= {name.lower(): value for name, value in parsed.fields.items()}
    fields: dict[str, Node] = {}
    for name, value in values.items():
        place = Place(file, entry.fields.get(name, entry.line), f"{entry.key}.{name}")
        if value.strip():
            fields[name] = Scalar(" ".join(value.split()), place)
    lines = {f"{entry.key}.{name}": line for name, line in entry.fields.items()}
    return Mapping(fields, Place(file, entry.line, entry.key), lines)


@dataclass
class _Entry:
    """Where an entry begins and ends, and where its fields begin."""

    key: str
    line: int
    end: int = 0  # the offset of its closing brace
    is_record: bool = True  # not @string, @preamble or @comment
    fields: dict[str, int] = field(default_factory=dict)
    is_broken: bool = False


class _Outline:
    """The entries of a file, and what is wrong with their commas, braces and quotes.

    BibTeX itself names the line on which it gives up, which may be the last one of the file.
    """

    _TOKEN = re.compile(
        r"(?P<start>^[ \t]*)?@\s*(?P<type>\w+)\s*\{\s*(?P<key>[^,\s{}\"=]*)"
        r"|(?<![\w+:.-])(?P<field>[\w+:.-]++)\s*+=|[{}\",]",
        re.MULTILINE,
    )

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.entries: list[_Entry] = []
        self.problems: list[Problem] = []
        self._lines: dict[str, int] = {}  # key in lower case -> the line of its first entry
        self._entry = _Entry("", 1)
        self._depth = 0  # of braces; 0 is outside every entry
        self._quoted = self._after_comma = self._strayed = False
        self._swallowed = False  # whether a value holds what looks like the next field
        line, end = 1, 0
        for match in self._TOKEN.finditer(text):
            line += text.count("\n", end, match.start())
            end = match.start()
            if match["type"] and (self._depth == 0 or match["start"] is not None):
                self._end(line)
                self._begin(match, line)
            elif self._depth:
                self._inside(match, line)
                if self._depth > 1 and match["field"]:
                    before = text[text.rfind("\n", 0, end) + 1 : end]
                    self._swallowed |= not before.strip()
            else:
                self._between(match, line)
        self._end(text.count("\n") + 1)

    def note(self, errors: list[Any]) -> None:
        """Take over the errors of BibTeX itself, but not those on what is written twice."""
        for error in errors:
            if isinstance(error, BibliographyDataError):
                continue
            entry = next((e for e in reversed(self.entries) if e.line <= error.lineno), None)
            message = re.sub(r" in line \d+", "", str(error), count=1)
            remedy = "check the commas, braces and quotes here and just above"
            self._problem(error.lineno, entry, f"not BibTeX, {message} ({remedy})")

    def _begin(self, match: re.Match[str], line: int) -> None:
        is_record = match["type"].lower() not in ("comment", "preamble", "string")
        self._entry = _Entry(match["key"], line, is_record=is_record)
        self._depth = 1
        self._quoted = self._after_comma = self._strayed = self._swallowed = False
        if not is_record:
            return
        first = self._lines.get(match["key"].lower())
        if first:
            message = f"is the key of the entry in line {first}, too (choose another key)"
            self.problems.append(Problem(Place(self.file, line, match["key"]), message))
        else:
            self._lines[match["key"].lower()] = line
            self.entries.append(self._entry)

    def _inside(self, match: re.Match[str], line: int) -> None:
        found = match.group()
        self._depth += found.count("{") - (found == "}")
        if self._depth == 1 and found == '"':
            self._quoted = not self._quoted
        if self._depth == 0:
            self._entry.end = match.start()
        if self._depth == 0 and self._quoted:
            self._end(line)
        if self._depth != 1 or self._quoted or not self._entry.is_record:
            return
        if match["field"]:
            self._field(match["field"].lower(), line)
        elif found == "," and self._after_comma:
            self._problem(line, None, "a comma too many (remove it)")
        self._after_comma = found == ","

    def _field(self, name: str, line: int) -> None:
        place = Place(self.file, line, f"{self._entry.key}.{name}")
        if name in self._entry.fields:
            self.problems.append(Problem(place, "written twice (keep one)"))
        if not self._after_comma:
            self._problem(line, self._entry, "no comma before it (add one above)", name)
        self._entry.fields.setdefault(name, line)

    def _between(self, match: re.Match[str], line: int) -> None:
        if (match["field"] or match.group() == "}") and not self._strayed:
            self._strayed = True
            message = "stands in no entry (check the braces above; begin a comment with %)"
            self._problem(line, self._entry, f"{match.group()!r} {message}")

    def _end(self, line: int) -> None:
        """Expect that the open entry, and all in it, was closed before a line."""
        in_value = self._quoted or self._depth > 1 or (self._depth == 1 and self._swallowed)
        if in_value and self._entry.fields:
            name, start = list(self._entry.fields.items())[-1]
            self._problem(start, self._entry, "a brace or quote is not closed (close it)", name)
        elif self._depth:
            message = f"is not closed (add a brace before line {line})"
            self._problem(self._entry.line, self._entry, message)
        self._depth, self._quoted = 0, False

    def _problem(self, line: int, entry: _Entry | None, message: str, name: str = "") -> None:
        """Note a problem; it breaks the entry where one is given."""
        key = ".".join(filter(None, (entry.key, name))) if entry else ""
        if entry:
            entry.is_broken = True
        self.problems.append(Problem(Place(self.file, line, key), message))
