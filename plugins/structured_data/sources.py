"""YAML, BibTeX and front matter as mappings; every scalar is text and knows its line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pybtex.errors
import yaml
from pybtex.database.input.bibtex import Parser

from .errors import Place, Problem

YAML_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C parser where libyaml is there


@dataclass(frozen=True)
class Scalar:
    """A value as it was written."""

    text: str
    place: Place


@dataclass(frozen=True)
class Sequence:
    """A list of values."""

    items: tuple[Node, ...]
    place: Place


@dataclass(frozen=True)
class Mapping:
    """Named values; empty ones are left out, as if they had not been written."""

    fields: dict[str, Node]
    place: Place


Node = Scalar | Sequence | Mapping


def read_yaml(path: Path, problems: list[Problem]) -> Node | None:
    """Return the document in a YAML file, or None where it is empty or cannot be parsed."""
    text = read_text(path, problems)
    try:
        document = yaml.compose(text, Loader=YAML_LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        message = f"not YAML: {error.problem} (check the indentation, quotes and colons near here)"
        problems.append(Problem(Place(str(path), line), message))
        return None
    except (yaml.YAMLError, RecursionError) as error:
        message = f"not YAML: {str(error).splitlines()[0]}"
        problems.append(Problem(Place(str(path), 1), message))
        return None
    return _YamlNodes(str(path), problems).node(document, "") if document else None


class _YamlNodes:
    """Turns the nodes of one YAML file into ours."""

    def __init__(self, file: str, problems: list[Problem]) -> None:
        self.file = file
        self.problems = problems
        self.open: set[int] = set()

    def node(self, node: yaml.Node, key: str) -> Node | None:
        place = Place(self.file, node.start_mark.line + 1, key)
        if isinstance(node, yaml.ScalarNode):
            empty = not node.value.strip() or (node.tag.endswith(":null") and not node.style)
            return None if empty else Scalar(node.value.strip(), place)
        if id(node) in self.open:
            self.problems.append(Problem(place, "an alias that holds itself (write the value out)"))
            return None
        self.open.add(id(node))
        try:
            if isinstance(node, yaml.SequenceNode):
                items = (self.node(item, f"{key}[{i}]") for i, item in enumerate(node.value))
                return Sequence(tuple(item for item in items if item), place)
            return Mapping(self.fields(node, key), place)
        finally:
            self.open.discard(id(node))

    def fields(self, node: yaml.Node, key: str) -> dict[str, Node]:
        fields: dict[str, Node] = {}
        seen: set[str] = set()
        for name_node, value_node in node.value:
            name = str(name_node.value)
            path = f"{key}.{name}" if key else name
            if name in seen:
                place = Place(self.file, name_node.start_mark.line + 1, path)
                self.problems.append(Problem(place, "written twice (keep one)"))
            seen.add(name)
            value = self.node(value_node, path)
            if value:
                fields[name] = value
        return fields


def read_bibtex(path: Path, problems: list[Problem]) -> tuple[Mapping, ...]:
    """Return the entries of a BibTeX file, with `key` and `type` among their fields, in LaTeX."""
    text = read_text(path, problems)
    lines = _BibtexLines(text)
    problems += [
        Problem(Place(str(path), line), "a comma too many (remove it)")
        for line in lines.stray_commas
    ]
    with pybtex.errors.capture() as errors:
        entries = Parser().parse_string(text).entries
    for error in errors:
        line, message = _bibtex_error(error, lines)
        problems.append(Problem(Place(str(path), line), message))
    return tuple(_bibtex_entry(str(path), key, entry, lines) for key, entry in entries.items())


def _bibtex_entry(file: str, key: str, entry: object, lines: _BibtexLines) -> Mapping:
    start = lines.entries.get(key, 1)
    values = {"key": key, "type": entry.type.lower()}  # type: ignore[attr-defined]  # pybtex is untyped
    values |= {name.lower(): value for name, value in entry.fields.items()}  # type: ignore[attr-defined]
    for role, persons in entry.persons.items():  # type: ignore[attr-defined]
        values[role.lower()] = " and ".join(map(str, persons))
    fields: dict[str, Node] = {}
    for name, value in values.items():
        line = lines.fields.get((key, name), start)
        if str(value).strip():
            fields[name] = Scalar(" ".join(str(value).split()), Place(file, line, f"{key}.{name}"))
    return Mapping(fields, Place(file, start, key))


def _bibtex_error(error: Exception, lines: _BibtexLines) -> tuple[int, str]:
    """Return the line and the message of an error that pybtex reports."""
    line = getattr(error, "lineno", None)
    message = str(error).split(": ", 1)[-1] if line else str(error)
    if not line:
        line = next((n for key, n in reversed(lines.entries.items()) if key in message.split()), 1)
    return line, f"not BibTeX: {message} (check the commas and braces here and just above)"


class _BibtexLines:
    """The lines on which entries and fields begin, and on which a comma follows a comma."""

    _TOKEN = re.compile(r"@\s*\w+\s*\{\s*(?P<entry>[^,\s{}]*)|(?P<field>[\w+:.-]+)\s*=|[{}\",]")

    def __init__(self, text: str) -> None:
        self.entries: dict[str, int] = {}
        self.fields: dict[tuple[str, str], int] = {}
        self.stray_commas: list[int] = []
        depth, entry, quoted, after_comma, line, end = 0, "", False, False, 1, 0
        for match in self._TOKEN.finditer(text):
            line += text.count("\n", end, match.start())
            end = match.start()
            found = match.group()
            if depth == 0:
                if match["entry"] is not None:
                    depth, entry, quoted, after_comma = 1, match["entry"], False, False
                    self.entries[entry] = line
                continue
            depth += found.count("{") - (found == "}")
            if depth == 1 and found == '"':
                quoted = not quoted
            if depth != 1 or quoted:
                continue
            if found == ",":
                if after_comma:
                    self.stray_commas.append(line)
                after_comma = True
            else:
                after_comma = False
                if match["field"]:
                    self.fields.setdefault((entry, match["field"].lower()), line)


def read_front_matter(path: Path, problems: list[Problem]) -> Mapping:
    """Return the `Key: value` lines that open a Markdown file, names in lower case."""
    fields: dict[str, Node] = {}
    for line, name, value in _front_matter_lines(read_text(path, problems)):
        place = Place(str(path), line, name)
        if name in fields:
            problems.append(Problem(place, "written twice (keep one)"))
        if value:
            fields[name] = Scalar(value, place)
    return Mapping(fields, Place(str(path), 1))


def _front_matter_lines(text: str) -> Iterator[tuple[int, str, str]]:
    for number, line in enumerate(text.splitlines(), start=1):
        if number == 1 and line.strip() == "---":
            continue
        match = re.fullmatch(r" {0,3}([A-Za-z0-9_-]+):\s*(.*?)\s*", line)
        if not match:
            return
        yield number, match[1].lower(), match[2]


def read_text(path: Path, problems: list[Problem]) -> str:
    """Return the text of a UTF-8 file; a problem and no text where it is none."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        problems.append(Problem(Place(str(path), line), "not UTF-8 text (save the file as UTF-8)"))
    except OSError as error:
        problems.append(Problem(Place(str(path), 1), f"cannot be read: {error.strerror}"))
    return ""
