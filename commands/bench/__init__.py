"""Measures how long things take, how much memory they need, and how both grow.

records        a suite: reading records, and joining them
read_and_join  what one process of it does
gate           a suite: reading a built site through
read_site      what one process of it does
equality       a suite: what fast_build builds is what is built without it
walk           random edits, and both builds after each
edits          what is changed in this site
process        one measurement in a process of its own
growth         many of them over several sizes: medians, and the exponent by which they grow
library        an invented library of any size
posts          invented posts, as many as are wanted
words          the words of which both are made
results        where the numbers are left
"""

from __future__ import annotations

from collections.abc import Callable

from ..errors import CommandError
from . import equality, gate, records

# Name -> what measures it, briefly or in full.
SUITES: dict[str, Callable[[bool], None]] = {
    "records": records.measure_records,
    "gate": gate.measure_gate,
    "equality": equality.measure_equality,
}


def bench(suite: str, quick: bool = False) -> None:
    """Run one suite; `quick` takes small sizes, to see that it runs."""
    if suite not in SUITES:
        raise CommandError(f"{suite!r} is no suite (write ./inv bench {' or '.join(SUITES)})")
    SUITES[suite](quick)
