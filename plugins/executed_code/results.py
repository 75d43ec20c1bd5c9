"""What the cells of a post gave, as values and as the JSON of a freeze."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Value = str | int | float | bool | None


@dataclass(frozen=True)
class Text:
    """What a cell printed."""

    lines: tuple[str, ...]


@dataclass(frozen=True)
class Rows:
    """A table of values; each row has one for each column."""

    columns: tuple[str, ...]
    values: tuple[tuple[Value, ...], ...]


@dataclass(frozen=True)
class Table:
    """Rows to read; the caption is Markdown."""

    rows: Rows
    caption: str = ""
    id: str = ""


@dataclass(frozen=True)
class Data:
    """A file of data that a cell wrote."""

    name: str


Output = Text | Table | Data


@dataclass(frozen=True)
class Results:
    """The outputs of each cell, the text of each file of data, and how they were made."""

    cells: tuple[tuple[Output, ...], ...]
    data: Mapping[str, str]
    python: str = field(compare=False)
    seconds: float = field(compare=False)


def output_of(given: Mapping[str, Any]) -> Output:
    """Return an output from its JSON; LookupError, TypeError or ValueError for what is none."""
    match given:
        case {"text": lines}:
            return Text(tuple(map(_text, lines)))
        case {"table": table}:
            caption, id_ = _text(table.get("caption", "")), _text(table.get("id", ""))
            return Table(_rows(table), caption, id_)
        case {"data": name}:
            return Data(_text(name))
    raise ValueError(f"{sorted(given)} is no output")


def output_json(output: Output) -> dict[str, Any]:
    """Return an output as JSON holds it."""
    match output:
        case Text(lines):
            return {"text": list(lines)}
        case Table(rows, caption, id_):
            names = {"caption": caption, "id": id_}
            return {"table": {**_rows_json(rows), **{k: v for k, v in names.items() if v}}}
        case Data(name):
            return {"data": name}


def _rows(given: Mapping[str, Any]) -> Rows:
    columns = tuple(map(_text, given["columns"]))
    values = tuple(tuple(row) for row in given["rows"])
    if any(len(row) != len(columns) for row in values):
        raise ValueError("a row has not one value for each column")
    return Rows(columns, values)


def _rows_json(rows: Rows) -> dict[str, Any]:
    return {"columns": list(rows.columns), "rows": [list(row) for row in rows.values]}


def _text(given: object) -> str:
    if not isinstance(given, str):
        raise TypeError(f"{given!r} is no text")
    return given
