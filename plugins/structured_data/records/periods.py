"""The fields that tell from when to when something lasted."""

from __future__ import annotations

from ..fields import DATE, Fields
from ..periods import UNKNOWN, Period, read_end


def period(fields: Fields) -> Period:
    """Return `start` and `end`; an end that must lie before its start is a problem."""
    start = fields.date("start")
    end = fields.value("end", read_end, f"{DATE[:-1]}, or {UNKNOWN})")
    if start and end and end.is_before(start):
        remedy = "write the earlier date as the start"
        fields.problem(fields.place_of("end"), f"'{end}' is before the start, '{start}' ({remedy})")
    return Period(start, end, is_over=fields.has("end"))
