"""The axis of a position."""

from __future__ import annotations

import math
from collections.abc import Sequence

from structured_data.fields import Fields

from .scales import numbers
from .table import Table
from .values import FORMAT, NUMBER, Json, number, number_format, whole_number

MOST_TICKS = {"x": 6, "y": 9}  # of logarithms, whose numbers stand side by side below a plot


def read_axis(name: str, fields: Fields, channel: Json, table: Table) -> Json:
    """Return the axis of a position; one of logarithms is divided at powers of ten, or of two."""
    found: Json = {}
    for axis in fields.mappings("axis"):
        found = _axis(axis)
        axis.finish()
    scale = channel.get("scale", {})
    if scale.get("type") == "log" and "values" not in found:
        shown = sorted(numbers(channel, table))
        ends = scale.get("domain") or shown
        low, high = (min(ends), max(ends)) if ends else (0, 0)
        found["values"] = _ticks(low, high, shown, MOST_TICKS[name]) if low > 0 else []
        found.setdefault("format", "~g")
    if found.get("values"):
        found.setdefault("tickCount", len(found["values"]))  # or Vega leaves out every second one
    return {"axis": found} if found else {}


def _ticks(low: float, high: float, shown: Sequence[float], most: int) -> list[float]:
    """Return where an axis between two positive numbers is divided.

    1. At powers of two, or each second or third of them, where only such are shown.
    2. At 1, 2 and 5 times powers of ten, where these are not too many.
    3. At powers of ten.
    """
    if shown and all(math.frexp(value)[0] == 0.5 for value in shown):
        powers = range(math.ceil(math.log2(low)), math.floor(math.log2(high)) + 1)
        return [2.0**power for power in powers[:: math.ceil(len(powers) / most)]]
    decades = range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1)
    found: list[float] = []
    for digits in ((1, 2, 5), (1,)):
        all_of_them = [float(f"{digit}e{power}") for power in decades for digit in digits]
        found = [tick for tick in all_of_them if low <= tick <= high]
        if len(found) <= most:
            break
    return found


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
