"""Conferences as DBLP and ACM write them into one field."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..dates import DateSpan, PartialDate
from . import values

# ..., ICLR 2025, Singapore, April 24-28, 2025
_DBLP = re.compile(
    r"(?P<name>.+?), (?P<short>[A-Z][\w@/' -]* (?P<year>(?:19|20)\d\d)), (?P<place>.+), "
    r"(?P<month>[A-Z][a-z]+) (?P<first>\d+)"
    r"(?: ?[-\u2013] ?(?P<last_month>[A-Z][a-z]+ )?(?P<last>\d+))?, (?P=year)(?P<rest>, .*)?"
)


@dataclass(frozen=True)
class Conference:
    """A conference; `name` is the title of its proceedings."""

    name: str
    short: str
    place: str
    dates: DateSpan | None


def conference(booktitle: str) -> Conference | None:
    """Return the conference that a booktitle of DBLP describes."""
    match = _DBLP.fullmatch(booktitle)
    if not match:
        return None
    year = match["year"]
    start = values.dated(year, match["month"], match["first"])
    month = match["last_month"] or match["month"]
    end = values.dated(year, month, match["last"]) if match["last"] else start
    return Conference(
        name=match["name"] + (match["rest"] or ""),
        short=match["short"],
        place=match["place"],
        dates=span(start, end),
    )


def short_series(series: str) -> str | None:
    """Return a conference in short from ACM's series: KDD '25 is KDD 2025."""
    match = re.fullmatch(r"([\w/& -]+?) ?['\u2019](\d{2})", series)
    return f"{match[1]} 20{match[2]}" if match else None


def span(start: PartialDate | None, end: PartialDate | None) -> DateSpan | None:
    """Return the span of two dates, where there are two in their order."""
    if not start or not end or end.first_day < start.first_day:
        return None
    return DateSpan(start, end)
