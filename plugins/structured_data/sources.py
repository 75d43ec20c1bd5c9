"""YAML as mappings; every scalar is text and knows its line."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import yaml

from .errors import Place, Problem
from .yaml_problems import lost_text, syntax_problem

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
YAML_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C parser where libyaml is there

MOST_NESTED = 100


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
    """Named values.

    `lines` leads from the path of each name in the file, filled or empty, to its line: `links.x`.
    """

    fields: dict[str, Node]
    place: Place
    lines: dict[str, int] = field(default_factory=dict, compare=False, repr=False)

    def places(self) -> dict[str, Place]:
        """Return where each name stands, empty ones too."""
        places = {name: node.place for name, node in self.fields.items()}
        for path, line in self.lines.items():
            above, _, name = path.rpartition(".")
            if above == self.place.key:
                places.setdefault(name, Place(self.place.file, line, path))
        return places


Node = Scalar | Sequence | Mapping


def shape(node: Node) -> str:
    """Return what a node is, in the words of a problem."""
    return {Scalar: "text", Sequence: "a list", Mapping: "a group of named values"}[type(node)]


def read_yaml(path: Path, problems: list[Problem]) -> Node | None:
    """Return the document in a YAML file, or None where it is empty or cannot be parsed.

    Empty values are left out, as if they had not been written.
    """
    return yaml_node(read_text(path, problems), path, problems)


def yaml_node(text: str, path: Path, problems: list[Problem]) -> Node | None:
    """Return the document that a text is, which stands in a file on the same lines."""
    try:
        _refuse_depth(text)
        document = yaml.compose(text, Loader=YAML_LOADER)
        name = path.stem if isinstance(document, yaml.SequenceNode) else ""
        return (
            _YamlNodes(str(path), text.split("\n"), problems).node(document, name)
            if document
            else None
        )
    except yaml.MarkedYAMLError as error:
        line, message = syntax_problem(error, text)
        problems.append(Problem(Place(str(path), line + 1), message))
    except RecursionError:
        message = "not YAML that can be read: lists within lists without end (write them flat)"
        problems.append(Problem(Place(str(path), 1), message))
    return None


def _refuse_depth(text: str) -> None:
    """Raise RecursionError for lists within lists beyond all use, on which libyaml would crash."""
    depth = 0
    for event in yaml.parse(text, Loader=YAML_LOADER):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > MOST_NESTED:
            raise RecursionError


class _YamlNodes:
    """Turns the nodes of one YAML file into ours."""

    def __init__(self, file: str, lines: list[str], problems: list[Problem]) -> None:
        self.file = file
        self.lines = lines
        self.problems = problems
        self.open: set[int] = set()
        self.names: dict[str, int] = {}

    def node(self, node: yaml.Node, key: str) -> Node | None:
        place = Place(self.file, node.start_mark.line + 1, key)
        if isinstance(node, yaml.ScalarNode):
            empty = not node.value.strip() or (node.tag.endswith(":null") and not node.style)
            text = _visible(node.value, place, self.problems)
            if message := lost_text(node, self.lines):
                self.problems.append(Problem(place, message))
            return None if empty else Scalar(text.strip(), place)
        if id(node) in self.open:
            self.problems.append(Problem(place, "an alias that holds itself (write the value out)"))
            return None
        self.open.add(id(node))
        try:
            if isinstance(node, yaml.SequenceNode):
                items = (self.node(item, f"{key}[{i}]") for i, item in enumerate(node.value))
                filled = tuple(item for item in items if item)
                return Sequence(filled, place) if filled else None
            fields = self.fields(node, key)
            return Mapping(fields, place, self.names) if fields else None
        finally:
            self.open.discard(id(node))

    def fields(self, node: yaml.Node, key: str) -> dict[str, Node]:
        fields: dict[str, Node] = {}
        seen: set[str] = set()
        for name_node, value_node in node.value:
            place = Place(self.file, name_node.start_mark.line + 1, key)
            if not isinstance(name_node, yaml.ScalarNode):
                message = "a group stands where a name should (write text with braces in quotes)"
                self.problems.append(Problem(place, message))
                continue
            name = name_node.value
            path = f"{key}.{name}" if key else name
            if name in seen:
                message = "written twice (keep one)"
                self.problems.append(Problem(Place(self.file, place.line, path), message))
            seen.add(name)
            self.names.setdefault(path, place.line)
            value = self.node(value_node, path)
            if value:
                fields[name] = value
        return fields


def read_text(path: Path, problems: list[Problem]) -> str:
    """Return the text of a UTF-8 file; a problem and no text where it is none."""
    try:
        text, is_visible = _decoded(path.read_bytes())
        if is_visible:
            return text
        lines = enumerate(text.split("\n"), start=1)
        return "\n".join(_visible(line, Place(str(path), n), problems) for n, line in lines)
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        problems.append(Problem(Place(str(path), line), "not UTF-8 text (save the file as UTF-8)"))
    except FileNotFoundError:
        problems.append(Problem(Place(str(path), 1), "is missing (add this file)"))
    except OSError as error:
        problems.append(Problem(Place(str(path), 1), f"cannot be read: {error.strerror}"))
    return ""


# One file is read several times in a row: its front matter, its links, its citations, its words.
@lru_cache(maxsize=8)
def _decoded(content: bytes) -> tuple[str, bool]:
    """Return the text that is in a UTF-8 file, and whether it is without control characters."""
    text = io.TextIOWrapper(io.BytesIO(content), encoding="utf-8-sig").read()
    is_printable = text.replace("\n", " ").isprintable()  # sooner found out, and true of most
    return text, is_printable or not _CONTROL.search(text)


def _visible(text: str, place: Place, problems: list[Problem]) -> str:
    """Return text with a space for each control character, which XML and readers do not take."""
    if not _CONTROL.search(text):
        return text
    for character in sorted(set(_CONTROL.findall(text))):
        message = f"holds the control character U+{ord(character):04X} (remove it)"
        problems.append(Problem(place, message))
    return _CONTROL.sub(" ", text)
