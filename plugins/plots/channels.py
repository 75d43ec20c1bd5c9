"""A channel of a plot: which column it shows, and how."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

from structured_data.fields import Fields
from structured_data.sources import Scalar, Sequence

from .table import Table, is_number
from .transforms import column, is_cell
from .values import COLOR, FORMAT, NUMBER, color, number, number_format, whole_number

Json = dict[str, Any]

POSITIONS = ("x", "y")
FACETS = ("row", "column")
CHANNELS = (
    *POSITIONS,
    *("x2", "y2", "xOffset", "yOffset"),
    *("color", "shape", "strokeDash", "detail", "order", "text"),
)
TYPES = ("quantitative", "nominal", "ordinal")
AGGREGATES = ("count", "max", "mean", "median", "min", "sum")
STACKS = ("zero", "normalize", "false")
SORTS = ("ascending", "descending", "x", "-x", "y", "-y")
SCALES = ("linear", "log", "sqrt", "symlog")
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
    if labels := _labels(fields, field, table):
        found["labels"] = labels
    for scale in fields.mappings("scale"):
        found["scale"] = _scale(name, scale, found, table)
        scale.finish()
    if name in POSITIONS:
        found |= _axes(fields, found, table)
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
    by_values = name in (*POSITIONS, "color", "text", "order") and is_numeric
    return given or ("quantitative" if by_values else "nominal")


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
    return _cells("sort", fields, field, table)


def _labels(fields: Fields, field: str | None, table: Table) -> dict[str, str]:
    """Return what is shown for some values of a column: our own word, Vega-Lite has none for it."""
    found: dict[str, str] = {}
    for labels in fields.mappings("labels"):
        for value in labels.names:
            if field and is_cell(Scalar(value, labels.place_of(value)), field, labels, table):
                found[value] = labels.text(value) or ""
    return found


def _scale(name: str, scale: Fields, channel: Json, table: Table) -> Json:
    found: Json = {}
    if scale.has("type"):
        found["type"] = scale.choice("type", SCALES)
    for flag in ("zero", "reverse"):
        if scale.has(flag):
            found[flag] = scale.flag(flag)
    field = channel.get("field")
    if scale.has("domain"):
        if channel.get("type") == "quantitative":
            found["domain"] = _span(scale, channel, table)
        else:
            found["domain"] = _cells("domain", scale, field, table)
    if name == "color" and scale.has("range"):
        found["range"] = list(scale.values("range", color, COLOR))
    _refuse_no_logarithm(found, scale, channel, table)
    return found


def _span(scale: Fields, channel: Json, table: Table) -> list[float]:
    """Return the two ends of an axis, which no value may lie beyond."""
    ends = list(scale.values("domain", number, NUMBER))
    if len(ends) != 2 or ends[0] == ends[1]:
        scale.problem(scale.place_of("domain"), "is not two numbers (write [0, 10])")
        return [0, 1]
    if "aggregate" in channel:
        return ends
    beyond = [value for value in _numbers(channel, table) if not min(ends) <= value <= max(ends)]
    if beyond:
        message = f"leaves out {len(beyond)} values, such as {beyond[0]:g}"
        scale.problem(scale.place_of("domain"), f"{message} (widen it, or filter them)")
    return ends


def _refuse_no_logarithm(found: Json, scale: Fields, channel: Json, table: Table) -> None:
    low = [value for value in _numbers(channel, table) if value <= 0]
    if found.get("type") == "log" and low:
        message = f"a logarithm of {low[0]:g} is not to be had (write symlog, or filter such rows)"
        scale.problem(scale.place_of("type"), message)


def _numbers(channel: Json, table: Table) -> Iterator[float]:
    field = channel.get("field")
    if field in table.numeric:
        yield from (float(cell) for cell in table.cells(field) if cell)


def _cells(name: str, fields: Fields, field: str | None, table: Table) -> list[Any]:
    """Return the values of a list, each of which stands in the column."""
    scalars = fields.scalars(name, "a list of values")
    if field:
        scalars = [one for one in scalars if is_cell(one, field, fields, table)]
    return [_value(one, field, table) for one in scalars]


def _value(scalar: Scalar, field: str | None, table: Table) -> str | float:
    return number(scalar.text) if field in table.numeric else scalar.text


def _axes(fields: Fields, channel: Json, table: Table) -> Json:
    """Return the axis of a position; one of logarithms is divided at 1, 2 and 5."""
    found: Json = {}
    for axis in fields.mappings("axis"):
        found = _axis(axis)
        axis.finish()
    scale = channel.get("scale", {})
    if scale.get("type") == "log" and "values" not in found:
        ends = scale.get("domain") or sorted(_numbers(channel, table))
        found["values"] = _decades(ends[0], ends[-1]) if ends and ends[0] > 0 else []
    return {"axis": found} if found else {}


def _decades(low: float, high: float) -> list[float]:
    """Return 1, 2 and 5 times each power of ten from a positive number to a higher one."""
    powers = range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1)
    return [digit * 10.0**power for power in powers for digit in (1, 2, 5)]


def _axis(axis: Fields) -> Json:
    found: Json = {}
    if axis.has("format"):
        found["format"] = axis.value("format", number_format, FORMAT)
    if axis.has("grid"):
        found["grid"] = axis.flag("grid")
    if axis.has("values"):
        found["values"] = list(axis.values("values", number, NUMBER))
    if axis.has("tickCount"):
        count = "a number of marks on an axis (write 2 to 20)"
        found["tickCount"] = axis.value("tickCount", whole_number(2, 20), count)
    return found
