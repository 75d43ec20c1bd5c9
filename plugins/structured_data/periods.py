"""From when to when something lasted, as far as it is known."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from .dates import DATE, PartialDate

UNKNOWN = "unknown"  # what an end is that has come, nobody knows when
END = rf"{DATE.pattern}|{UNKNOWN}"


@dataclass(frozen=True)
class Period:
    """A start and an end; what has begun and has no end goes on, unless it `is_over`."""

    start: PartialDate | None = None
    end: PartialDate | None = None
    is_over: bool = False

    @property
    def goes_on(self) -> bool:
        return bool(self.start) and not (self.end or self.is_over)

    @property
    def years(self) -> str:
        """2018\u20132019, 2020, 2023\u2013present, began 2021 or until 2022."""
        if self.start and self.end:
            first, last = self.start.year, self.end.year
            return f"{first}\u2013{last}" if first != last else str(last)
        return self._half(lambda date: str(date.year), "\u2013")

    @property
    def months(self) -> str:
        """May\u2013Aug 2020, Sep 2018 \u2013 May 2019, Sep 2023 \u2013 present, began Jun 2021."""
        if not (self.start and self.end):
            return self._half(lambda date: date.short_words, " \u2013 ")
        first, last = self.start.short_words, self.end.short_words
        if first == last:
            return last
        if self.start.year == self.end.year and self.start.month and self.end.month:
            return f"{first.removesuffix(f' {self.end.year}')}\u2013{last}"
        return f"{first} \u2013 {last}" if " " in first + last else f"{first}\u2013{last}"

    def _half(self, words: Callable[[PartialDate], str], dash: str) -> str:
        """Return what is said where not both ends are known."""
        if self.start and self.goes_on:
            return f"{words(self.start)}{dash}present"
        if self.start:
            return f"began {words(self.start)}"
        return f"until {words(self.end)}" if self.end else ""


def read_end(text: str) -> PartialDate | None:
    """Return a date, or None for an end that is unknown; ValueError for anything else."""
    return None if text == UNKNOWN else PartialDate.parse(text)
