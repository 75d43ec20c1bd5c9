"""A table of values in a CSV file."""

from __future__ import annotations

import csv
import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from structured_data.errors import Place, Problem
from structured_data.sources import read_text

MOST_ROWS = 5000
Value = str | float | None
Rows = list[dict[str, Value]]


@dataclass(frozen=True)
class Table:
    """Rows of cells as they were written, under the names of their columns."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @cached_property
    def numeric(self) -> frozenset[str]:
        """The columns that hold numbers only, empty cells aside."""
        return frozenset(name for name in self.columns if self._is_numeric(name))

    def cells(self, column: str) -> tuple[str, ...]:
        """Return the cells of a column, from above."""
        position = self.columns.index(column)
        return tuple(row[position] for row in self.rows)

    def values(self) -> Rows:
        """Return each row by column: numbers where its column is numeric, None for no value."""
        return [
            {name: self._value(name, cell) for name, cell in zip(self.columns, row, strict=True)}
            for row in self.rows
        ]

    def _value(self, column: str, cell: str) -> Value:
        if not cell:
            return None
        return float(cell) if column in self.numeric else cell

    def _is_numeric(self, column: str) -> bool:
        filled = [cell for cell in self.cells(column) if cell]
        return bool(filled) and all(map(is_number, filled))


def is_number(text: str) -> bool:
    """Whether a text is a finite number in figures."""
    try:
        return math.isfinite(float(text)) and "_" not in text
    except ValueError:
        return False


def read_table(file: Path, problems: list[Problem]) -> Table | None:
    """Return the table in a CSV file; None and its problems where it cannot be used."""
    before = len(problems)
    text = read_text(file, problems)
    lines = list(_lines(text, file, problems))
    if len(problems) == before and not lines:
        problems.append(Problem(Place(str(file), 1), "is empty (begin it with names of columns)"))
    if len(problems) > before:
        return None
    columns = tuple(lines[0][1])
    rows = [(number, tuple(row)) for number, row in lines[1:] if any(row)]
    problems += _column_problems(columns, file)
    for number, row in rows:
        if len(row) != len(columns):
            message = f"is not of {len(columns)} cells, as the first line is, but of {len(row)}"
            problems.append(Problem(Place(str(file), number), message))
    if len(rows) > MOST_ROWS:
        message = f"has {len(rows):,} rows (keep to {MOST_ROWS:,}: sum up, or take a sample)"
        problems.append(Problem(Place(str(file), 1), message))
    if len(problems) > before:
        return None
    return Table(columns, tuple(row for _, row in rows))


def _lines(text: str, file: Path, problems: list[Problem]) -> Iterator[tuple[int, list[str]]]:
    """Yield the cells of each line, with its number in the file."""
    reader = csv.reader(text.splitlines(), strict=True)
    try:
        for row in reader:
            yield reader.line_num, [cell.strip() for cell in row]
    except csv.Error as error:
        message = f"is not CSV: {error} (close each quote, and double it within a value)"
        problems.append(Problem(Place(str(file), reader.line_num), message))


def _column_problems(columns: tuple[str, ...], file: Path) -> Iterator[Problem]:
    place = Place(str(file), 1)
    if "" in columns:
        yield Problem(place, f"column {columns.index('') + 1} has no name (name each column)")
    for name, count in Counter(filter(None, columns)).items():
        if count > 1:
            yield Problem(place, f"{count} columns are named {name!r} (name each otherwise)")
    if len(columns) == 1 and (mark := next((m for m in ";\t" if m in columns[0]), None)):
        yield Problem(place, f"has one column, {columns[0]!r} (divide by commas, not by {mark!r})")
