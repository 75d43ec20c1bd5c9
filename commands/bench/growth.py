"""Many measurements over several sizes: medians, and the exponent by which they grow."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from statistics import linear_regression, median

Numbers = dict[str, float]


def medians(
    measure: Callable[[int], Numbers], sizes: Iterable[int], runs: int
) -> dict[int, Numbers]:
    """Return size -> the median of each number over some runs.

    The runs are interleaved, so that what disturbs the machine for a while disturbs every size.
    """
    found: dict[int, list[Numbers]] = {size: [] for size in sizes}
    for _ in range(runs):
        for size, numbers in found.items():
            numbers.append(measure(size))
    return {
        size: {name: median(run[name] for run in numbers) for name in numbers[0]}
        for size, numbers in found.items()
    }


def exponent(values: dict[int, float]) -> float:
    """Return k of the size^k that fits the values best: 1 is linear, 2 quadratic."""
    sizes = [math.log(size) for size in values]
    return linear_regression(sizes, [math.log(value) for value in values.values()]).slope
