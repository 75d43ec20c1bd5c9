"""Dates that are known to the year, the month or the day, and spans of them."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

# The JSON Schemas say it, too; which days a month has is left to PartialDate.
DATE = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?", re.ASCII)

# In English whatever the machine speaks, which the names in `calendar` are not.
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


@dataclass(frozen=True)
class PartialDate:
    """A date at the precision it is known; what is not known is None, never 1."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Return the date written as YYYY, YYYY-MM or YYYY-MM-DD; ValueError for anything else."""
        match = DATE.fullmatch(text)
        if not match:
            raise ValueError(text)
        year, month, day = (int(part) if part else None for part in match.groups())
        assert year is not None  # noqa: S101 - the first group always matches
        dt.date(year, 1 if month is None else month, 1 if day is None else day)
        return cls(year, month, day)

    @property
    def first_day(self) -> dt.date:
        """The earliest day it can be: for sorting and comparing, never for print."""
        return dt.date(self.year, self.month or 1, self.day or 1)

    def is_before(self, other: PartialDate) -> bool:
        """Return whether it lies before the other, as far as both are known."""
        pairs = zip(
            (self.year, self.month, self.day), (other.year, other.month, other.day), strict=True
        )
        known = [(mine, theirs) for mine, theirs in pairs if mine and theirs]
        return [mine for mine, _ in known] < [theirs for _, theirs in known]

    @property
    def order(self) -> tuple[int, int, int]:
        """What lists are sorted by: of two dates in one month, the one without a day is less."""
        return self.year, self.month or 0, self.day or 0

    def __str__(self) -> str:
        """Return the ISO 8601 form: 2024, 2024-07 or 2024-07-21."""
        parts = [f"{self.year:04}"] + [f"{part:02}" for part in (self.month, self.day) if part]
        return "-".join(parts)

    @property
    def words(self) -> str:
        """The form for readers: 2024, July 2024 or July 21, 2024."""
        month = f"{MONTHS[self.month - 1]} " if self.month else ""
        day = f"{self.day}, " if self.day else ""
        return f"{month}{day}{self.year}"

    @property
    def short_words(self) -> str:
        """The form for narrow columns: 2024 or Jul 2024."""
        return f"{MONTHS[self.month - 1][:3]} {self.year}" if self.month else str(self.year)


@dataclass(frozen=True)
class DateSpan:
    """A first and a last date; equal where it is one date."""

    start: PartialDate
    end: PartialDate

    @classmethod
    def parse(cls, text: str) -> DateSpan:
        """Return the span written as DATE or DATE/DATE; ValueError for anything else."""
        first, slash, last = text.partition("/")
        start = PartialDate.parse(first)
        end = PartialDate.parse(last) if slash else start
        if end.first_day < start.first_day:
            raise ValueError(text)
        return cls(start, end)

    @property
    def words(self) -> str:
        """The form for readers: May 18\u201322, 2026; two whole dates where they differ more."""
        start, end = self.start, self.end
        if start == end:
            return start.words
        if (
            start.day
            and end.day
            and start.month
            and (start.year, start.month) == (end.year, end.month)
        ):
            return f"{MONTHS[start.month - 1]} {start.day}\u2013{end.day}, {end.year}"
        return f"{start.words} \u2013 {end.words}"
