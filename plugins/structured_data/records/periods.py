"""From when to when something lasted."""

from __future__ import annotations

from ..dates import PartialDate
from ..fields import Fields


def period(fields: Fields) -> tuple[PartialDate | None, PartialDate | None]:
    """Return `start` and `end`; an end that must lie before its start is a problem."""
    start, end = fields.date("start"), fields.date("end")
    if start and end and end.is_before(start):
        remedy = "write the earlier date as the start"
        fields.problem(fields.place_of("end"), f"'{end}' is before the start, '{start}' ({remedy})")
    return start, end
