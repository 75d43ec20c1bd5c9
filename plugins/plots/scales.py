"""The scale of a channel: from the values of a column to where or how they are shown."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from structured_data.fields import Fields
from structured_data.sources import Scalar

from .table import Table
from .transforms import is_cell
from .values import COLOR, INKS, NUMBER, Json, color, number

LEGENDS = ("color", "shape", "strokeDash")
SCALES = ("linear", "log", "sqrt", "symlog")


def read_scale(name: str, fields: Fields, channel: Json, table: Table) -> Json:
    """Return the scale of a channel; a legend names no empty cell."""
    found: Json = {}
    for scale in fields.mappings("scale"):
        found = _scale(name, scale, channel, table)
        scale.finish()
    if name in LEGENDS and "domain" not in found and (known := _filled(channel, table)):
        found["domain"] = known
    if name == "color" and channel.get("type") == "nominal":
        _refuse_one_color_twice(found, fields, channel, table)
    return {"scale": found} if found else {}


def _refuse_one_color_twice(found: Json, fields: Fields, channel: Json, table: Table) -> None:
    """Note a problem where there are more values than colors, which would begin anew."""
    field = channel.get("field")
    cells = filter(None, dict.fromkeys(table.cells(field))) if field else ()
    values, colors = found.get("domain") or [*cells], found.get("range", INKS)
    if len(values) > len(colors):
        owner, remedy = "the theme", "filter them, or draw a plot of each by row"
        if "range" in found:
            owner, remedy = "its range", "name as many there"
        message = f"has more values ({len(values)}) than {owner} has colours ({len(colors)})"
        fields.problem(fields.place_of("field"), f"{field!r} {message} ({remedy})")


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
            found["domain"] = listed_cells("domain", scale, field, table)
    if name == "color" and scale.has("range"):
        found["range"] = list(scale.values("range", color, COLOR))
    _refuse_no_logarithm(found, scale, channel, table)
    if found.get("type") == "log" and "domain" not in found:
        found["nice"] = False  # or it would reach to the next power of ten
    return found


def _filled(channel: Json, table: Table) -> list[str]:
    """Return the values of a legend where some cells are empty, which would have a name in it."""
    field = channel.get("field")
    cells = dict.fromkeys(table.cells(field)) if field else {}
    if "" not in cells or field in table.numeric:
        return []
    order = channel.get("sort")
    return order if isinstance(order, list) else list(filter(None, cells))


def _span(scale: Fields, channel: Json, table: Table) -> list[float]:
    """Return the two ends of an axis, which no value may lie beyond."""
    ends = list(scale.values("domain", number, NUMBER))
    if len(ends) != 2 or ends[0] == ends[1]:
        scale.problem(scale.place_of("domain"), "is not two numbers (write [0, 10])")
        return [0, 1]
    if "aggregate" in channel:
        return ends
    beyond = [value for value in numbers(channel, table) if not min(ends) <= value <= max(ends)]
    if beyond:
        message = f"leaves out {len(beyond)} values, such as {beyond[0]:g}"
        scale.problem(scale.place_of("domain"), f"{message} (widen it, or filter them)")
    return ends


def _refuse_no_logarithm(found: Json, scale: Fields, channel: Json, table: Table) -> None:
    low = [value for value in numbers(channel, table) if value <= 0]
    if found.get("type") == "log" and low:
        message = f"a logarithm of {low[0]:g} is not to be had (write symlog, or filter such rows)"
        scale.problem(scale.place_of("type"), message)


def numbers(channel: Json, table: Table) -> Iterator[float]:
    """Yield the values of a channel that shows numbers."""
    field = channel.get("field")
    if field in table.numeric:
        yield from (float(cell) for cell in table.cells(field) if cell)


def listed_cells(name: str, fields: Fields, field: str | None, table: Table) -> list[Any]:
    """Return the values of a list, each of which stands in the column."""
    scalars = fields.scalars(name, "a list of values")
    if field:
        scalars = [one for one in scalars if is_cell(one, field, fields, table)]
    return [_value(one, field, table) for one in scalars]


def _value(scalar: Scalar, field: str | None, table: Table) -> str | float:
    return number(scalar.text) if field in table.numeric else scalar.text
