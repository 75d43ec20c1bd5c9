"""Many measurements of several cases: medians, and the exponent by which they grow."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from statistics import linear_regression, median
from typing import TypeVar

Numbers = dict[str, float]
Case = TypeVar("Case")


def interleaved(
    measure: Callable[[Case], Numbers], cases: Iterable[Case], runs: int
) -> dict[Case, list[Numbers]]:
    """Return case -> what was measured in each run.

    The cases take turns, so that what disturbs the machine for a while disturbs all of them.
    """
    found: dict[Case, list[Numbers]] = {case: [] for case in cases}
    for _ in range(runs):
        for case, numbers in found.items():
            numbers.append(measure(case))
    return found


def middle(runs: list[Numbers]) -> Numbers:
    """Return the median of each number."""
    return {name: median(run[name] for run in runs) for name in runs[0]}


def medians(
    measure: Callable[[Case], Numbers], cases: Iterable[Case], runs: int
) -> dict[Case, Numbers]:
    """Return case -> the median of each number over some runs, in which the cases take turns."""
    return {case: middle(found) for case, found in interleaved(measure, cases, runs).items()}


def ratios(runs: list[Numbers], other: list[Numbers]) -> Numbers:
    """Return the median of each number's ratio to another case's in the same turn."""
    return middle(
        [
            {name: one[name] / two[name] for name in one if two[name]}
            for one, two in zip(runs, other, strict=True)
        ]
    )


def exponent(values: dict[int, float]) -> float:
    """Return k of the size^k that fits the values best: 1 is linear, 2 quadratic."""
    sizes = [math.log(size) for size in values]
    return linear_regression(sizes, [math.log(value) for value in values.values()]).slope
