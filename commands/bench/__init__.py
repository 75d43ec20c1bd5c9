"""Measures how long things take, how much memory they need, and how both grow.

asked          what a suite is asked for: sizes, runs, some of what it compares
build          a suite: whole builds, of this site and of minimal ones, ours and those of peers
build_table    its results as a person reads them
build_here     what one process of it does for this site
generators/    what is compared: how its sites are made, built and edited
minimal_*/     the minimal sites: the theme for Pelican, and what Hugo and Eleventy need
publish        a suite: ./inv publish from scratch, with nothing changed, and with one post changed
serve          a suite: from a save to the page that shows it
saves          what is saved there: one file of each kind
running        a server, and how long it takes to show what was saved
weight         a suite: what a page of each kind loads
profile        a suite: where the time of a build goes, as a flame graph
project_copy   a copy of this project with invented posts
records        a suite: reading records, and joining them
read_and_join  what one process of it does
gate           a suite: reading a built site through
read_site      what one process of it does
equality       a suite: what fast_build builds is what is built without it
walk           random edits, and both builds after each
edits          what is changed in this site
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
from . import build, equality, gate, profile, publish, records, serve, weight
from .asked import Suite, asked

SUITES = {
    "build": Suite(build.measure_build, ("sizes", "runs", "only")),
    "publish": Suite(publish.measure_publish, ("sizes", "runs")),
    "serve": Suite(serve.measure_serve, ("sizes", "runs", "only")),
    "weight": Suite(weight.measure_weight),
    "profile": Suite(profile.measure_profile, ("sizes", "only")),
    "records": Suite(records.measure_records, ("sizes", "runs")),
    "equality": Suite(equality.measure_equality, ("runs",)),
    "gate": Suite(gate.measure_gate, ("sizes", "runs")),
}


def bench(suite: str, quick: bool = False, sizes: str = "", runs: str = "", only: str = "") -> None:
    """Run one suite; `quick` takes small sizes, to see that it runs."""
    if suite not in SUITES:
        raise CommandError(f"{suite!r} is no suite (write ./inv bench {' or '.join(SUITES)})")
    given = {"sizes": sizes, "runs": runs, "only": only}
    for flag, value in given.items():
        if value and flag not in SUITES[suite].flags:
            raise CommandError(f"--{flag} {value}: the suite {suite} does not take it")
    SUITES[suite].measure(asked(quick, sizes, runs, only))
