"""Measures how long things take, how much memory they need, and how both grow.

asked          what a suite is asked for: sizes, runs, some of what it compares
build          a suite: whole builds, of this site and of minimal ones, ours and those of peers
build_table    its results as a person reads them
build_here     what one process of it does for this site
generators/    what is compared: how its sites are made, built and edited
minimal_*/     the minimal sites: the theme for Pelican, and what Hugo and Eleventy need
records        a suite: reading records, and joining them
read_and_join  what one process of it does
gate           a suite: reading a built site through
read_site      what one process of it does
peers          what is installed for ./inv bench alone, when it is first needed
process        one measurement in a process of its own
process_tree   one of a program and all that it starts
growth         many of them over several cases: medians, ratios, and the exponent by which they grow
library        an invented library of any size
posts          invented posts, as many as are wanted
words          the words of which both are made
results        where the numbers are left
"""

from __future__ import annotations

from ..errors import CommandError
from . import build, gate, records
from .asked import Suite, asked

SUITES: dict[str, Suite] = {
    "build": build.measure_build,
    "records": records.measure_records,
    "gate": gate.measure_gate,
}


def bench(suite: str, quick: bool = False, sizes: str = "", runs: str = "", only: str = "") -> None:
    """Run one suite; `quick` takes small sizes, to see that it runs."""
    if suite not in SUITES:
        raise CommandError(f"{suite!r} is no suite (write ./inv bench {' or '.join(SUITES)})")
    SUITES[suite](asked(quick, sizes, runs, only))
