"""A channel of a plot: which column it shows, and how."""

from __future__ import annotations

from typing import Any

from structured_data.fields import Fields
from structured_data.sources import Scalar, Sequence

from .axes import read_axis
from .scales import LEGENDS, listed_cells, read_scale
from .table import Table, is_number
from .transforms import column, is_cell
from .values import FORMAT, Json, number, number_format

POSITIONS = ("x", "y")
FACETS = ("row", "column")
CHANNELS = (
    *POSITIONS,
    *("x2", "y2", "xOffset", "yOffset"),
    *(*LEGENDS, "detail", "order", "text"),
)
TYPES = ("quantitative", "nominal", "ordinal")
AGGREGATES = ("count", "max", "mean", "median", "min", "sum")
STACKS = ("zero", "normalize", "false")
SORTS = ("ascending", "descending", "x", "-x", "y", "-y")
# The ends of a span have the type of where it begins.
SECOND = ("x2", "y2")


def read_channel(name: str, fields: Fields, table: Table) -> Json:
    """Return a channel in the words of Vega-Lite, and `labels`, which it has no word for."""
    if fields.has("datum"):
        return _datum(fields)
    found, field = _shown(name, fields, table)
    if name in POSITIONS:
        found |= _position(fields, found["type"])
    if fields.has("sort"):
        found["sort"] = _sort(fields, field, table)
    elif found.get("type") == "nominal":
        found["sort"] = None  # in the order of the table
    if labels := _labels(fields, field, found.get("type"), table):
        found["labels"] = labels
    found |= read_scale(name, fields, found, table)
    if name in POSITIONS:
        found |= read_axis(name, fields, found, table)
    if name == "text" and fields.has("format"):
        found["format"] = fields.value("format", number_format, FORMAT)
    return found


def _shown(name: str, fields: Fields, table: Table) -> tuple[Json, str | None]:
    """Return the column that a channel shows, or what is made of it, and its type."""
    aggregate = fields.choice("aggregate", AGGREGATES) if fields.has("aggregate") else None
    if aggregate != "count":
        fields.needs("field", "name a column of the data")
    field = column(fields, "field", table)
    found: Json = {"field": field} if field else {}
    if aggregate:
        found["aggregate"] = aggregate
    if name not in SECOND:
        found["type"] = _type(name, field, aggregate, fields, table)
    return found, field


def _datum(fields: Fields) -> Json:
    """Return one value that no column holds, such as where a line across the plot stands."""
    text = fields.text("datum") or ""
    found: Json = {"datum": number(text) if is_number(text) else text}
    if fields.has("title"):
        found["title"] = fields.text("title")
    return found


def _type(name: str, field: str | None, aggregate: str | None, fields: Fields, table: Table) -> str:
    """Return the type that is written, or that which the column shows by its values."""
    is_numeric = aggregate == "count" or field in table.numeric
    given = fields.choice("type", TYPES) if fields.has("type") else None
    if given == "quantitative" and field and not is_numeric:
        cell = next((cell for cell in table.cells(field) if cell and not is_number(cell)), "")
        message = f"{field!r} is no column of numbers (it holds {cell!r})"
        fields.problem(fields.place_of("type"), f"{message} (write nominal, or mend the data)")
    if field and not given and not is_numeric:
        _refuse_a_slip(field, fields, table)
    by_values = name in (*POSITIONS, "color", "text", "order") and is_numeric
    return given or ("quantitative" if by_values else "nominal")


def _refuse_a_slip(field: str, fields: Fields, table: Table) -> None:
    """Note a problem where a column holds numbers, all but a few: those would be names."""
    others = [cell for cell in table.cells(field) if cell and not is_number(cell)]
    numbers = sum(map(is_number, table.cells(field)))
    if numbers > len(others) > 0 and numbers > 2:
        message = f"{field!r} holds {others[0]!r}, which is no number, as {numbers} others are"
        remedy = "leave the cell empty, or write type: nominal"
        fields.problem(fields.place_of("field"), f"{message} ({remedy})")


def _position(fields: Fields, kind: str) -> Json:
    """Return the title of an axis and how it stacks; an axis of numbers needs a title."""
    if kind == "quantitative":
        fields.needs("title", "say what the axis measures, and its unit")
    found: Json = {"title": fields.text("title")}
    if fields.has("stack"):
        stack = fields.choice("stack", STACKS)
        found["stack"] = None if stack == "false" else stack
    return found


def _sort(fields: Fields, field: str | None, table: Table) -> str | list[Any] | None:
    if not isinstance(fields.node("sort"), Sequence):
        return fields.choice("sort", SORTS)
    return listed_cells("sort", fields, field, table)


def _labels(fields: Fields, field: str | None, kind: str | None, table: Table) -> dict[str, str]:
    """Return what is shown for some values of a column: our own word, Vega-Lite has none for it."""
    found: dict[str, str] = {}
    for labels in fields.mappings("labels"):
        for value in labels.names:
            if field and is_cell(Scalar(value, labels.place_of(value)), field, labels, table):
                found[value] = labels.text(value) or ""
        if kind == "quantitative":
            message = "stand for names, and this shows numbers (write type: nominal)"
            fields.problem(fields.place_of("labels"), message)
    return found
