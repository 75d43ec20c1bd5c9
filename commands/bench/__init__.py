"""Measures how long things take, how much memory they need, and how both grow.

records        the suite: reading records, and joining them
read_and_join  what one process of it does
process        one measurement in a process of its own
growth         many of them over several sizes: medians, and the exponent by which they grow
library        an invented library of any size
words          the words of which it is made
"""

from __future__ import annotations

from collections.abc import Callable

from ..errors import CommandError
from . import records

# Name -> what measures it, briefly or in full.
SUITES: dict[str, Callable[[bool], None]] = {"records": records.measure_records}


def bench(suite: str, quick: bool = False) -> None:
    """Run one suite; `quick` takes small sizes, to see that it runs."""
    if suite not in SUITES:
        raise CommandError(f"{suite!r} is no suite (write ./inv bench {' or '.join(SUITES)})")
    SUITES[suite](quick)
