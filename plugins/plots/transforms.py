"""What a block makes of its table before it is drawn."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from structured_data.fields import Fields
from structured_data.sources import Scalar
from structured_data.suggestions import known_words, suggestion

from .table import Table, is_number
from .values import NUMBER, number

FOLDED = ("key", "value")  # the names that Vega-Lite gives where there are none


def transformed(table: Table, steps: Sequence[Fields]) -> tuple[Table, Table]:
    """Return the rows of a table that are drawn, as they stand in it, and as they are drawn."""
    picked = table
    for step in steps:
        if step.has("fold"):
            table = _folded(table, step)
        elif step.has("filter"):
            for condition in step.mappings("filter"):
                table = _filtered(table, condition)
            picked = table if table.columns == picked.columns else picked
        else:
            step.problem(step.place, "does nothing that is known (write fold or filter)")
            return picked, table
        step.finish()
    return picked, table


def column(fields: Fields, name: str, table: Table) -> str | None:
    """Return the column that a field names; a problem where there is none of this name."""
    node = fields.node(name)
    text = fields.text(name)
    if text is None or not isinstance(node, Scalar):
        return None
    return text if is_column(text, node, fields, table) else None


def is_column(text: str, node: Scalar, fields: Fields, table: Table) -> bool:
    """Whether a table has a column; a problem where it has not."""
    if text in table.columns:
        return True
    hint = suggestion(text, table.columns) or known_words(table.columns)
    fields.problem(node.place, f"{text!r} is no column of the data ({hint})")
    return False


def _folded(table: Table, step: Fields) -> Table:
    """Return a row for each of some columns, its name and its cell in two new columns."""
    scalars = step.scalars("fold", "columns")
    names = [one.text for one in scalars if is_column(one.text, one, step, table)]
    given = tuple(one.text for one in step.scalars("as", "two names"))
    if given and len(given) != 2:
        step.problem(step.place_of("as"), "is not two names (write as: [part, milliseconds])")
    new = given if len(given) == 2 else FOLDED
    kept = [name for name in table.columns if name not in names]
    if taken := [name for name in new if name in kept]:
        step.problem(step.place_of("as"), f"{taken[0]!r} is a column already (choose another name)")
        return table
    rows = [
        (*(cells[name] for name in kept), name, cells[name])
        for row in table.rows
        for cells in [dict(zip(table.columns, row, strict=True))]
        for name in names
    ]
    return Table((*kept, *new), tuple(rows))


def _filtered(table: Table, condition: Fields) -> Table:
    """Return the rows whose cell in a column is what a condition asks for."""
    condition.needs("field")
    name = column(condition, "field", table)
    keeps = _condition(condition, name, table)
    condition.finish()
    if name is None or keeps is None:
        return table
    cells = table.cells(name)
    rows = [row for row, cell in zip(table.rows, cells, strict=True) if keeps(cell)]
    return Table(table.columns, tuple(rows))


def _condition(condition: Fields, name: str | None, table: Table) -> Callable[[str], bool] | None:
    if condition.has("range"):
        ends = condition.values("range", number, NUMBER)
        if len(ends) != 2:
            condition.problem(condition.place_of("range"), "is not two numbers (write [0, 10])")
            return None
        return lambda cell: is_number(cell) and ends[0] <= float(cell) <= ends[1]
    wanted = [*condition.scalars("equal", "a value", None), *condition.scalars("oneOf", "values")]
    if condition.has("equal"):
        wanted = [node for node in [condition.node("equal")] if isinstance(node, Scalar)]
    if not wanted:
        condition.problem(condition.place, "asks for nothing (write equal, oneOf or range)")
        return None
    if name is not None:
        for one in wanted:
            is_cell(one, name, condition, table)
    texts = {one.text for one in wanted}
    numbers = {float(text) for text in texts if is_number(text)}
    return lambda cell: cell in texts or (is_number(cell) and float(cell) in numbers)


def is_cell(value: Scalar, name: str, fields: Fields, table: Table) -> bool:
    """Whether a value stands in a column; a problem where it does not."""
    cells = dict.fromkeys(table.cells(name))
    if value.text in cells:
        return True
    if is_number(value.text) and float(value.text) in {float(c) for c in cells if is_number(c)}:
        return True
    hint = suggestion(value.text, cells) or known_words(cells)
    fields.problem(value.place, f"{value.text!r} is not in the column {name!r} ({hint})")
    return False
