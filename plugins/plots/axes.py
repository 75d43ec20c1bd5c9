"""The axis of a position."""

from __future__ import annotations

import math

from structured_data.fields import Fields

from .scales import numbers
from .table import Table
from .values import FORMAT, NUMBER, Json, number, number_format, whole_number

MOST_DECADES = 2.5  # of an axis that is divided at 2 and 5, too


def read_axis(fields: Fields, channel: Json, table: Table) -> Json:
    """Return the axis of a position; one of logarithms is divided at powers of ten."""
    found: Json = {}
    for axis in fields.mappings("axis"):
        found = _axis(axis)
        axis.finish()
    scale = channel.get("scale", {})
    if scale.get("type") == "log" and "values" not in found:
        ends = scale.get("domain") or sorted(numbers(channel, table))
        found["values"] = _decades(ends[0], ends[-1]) if ends and ends[0] > 0 else []
        found.setdefault("format", "~g")
    return {"axis": found} if found else {}


def _decades(low: float, high: float) -> list[float]:
    """Return the powers of ten between two positive numbers; if few, 2 and 5 times each, too."""
    first, last = math.floor(math.log10(low)), math.ceil(math.log10(high))
    digits = (1, 2, 5) if math.log10(high / low) < MOST_DECADES else (1,)
    return [float(f"{digit}e{power}") for power in range(first, last + 1) for digit in digits]


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
