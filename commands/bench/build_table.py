"""The results of the suite `build` as a person reads them."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any

from .growth import Numbers

WIDTHS = (-13, 10, 8, 10, 12, 9, 10, 8, 10, 8)  # negative: at the left
HEADS = (
    ("", "clean", "", "", "", "", "edited", "", "kept", ""),
    ("", "seconds", "x Hugo", "a post", "processors", "memory", *("seconds", "x Hugo") * 2),
)
NONE = "-"


def table(found: dict[str, Any]) -> str:
    """Return seconds, ratios to Hugo in the same turns, and what a post more takes.

    `a post` is that of the posts beyond those of the size before.
    """
    lines = []
    before: dict[str, Numbers] = {}
    few = 0
    for size, results in found["sizes"].items():
        lines += ["", f"{int(size):,} posts, median of {found['runs'][size]} runs"]
        lines += map(_line, HEADS)
        for name, numbers in results.items():
            share = ""
            if name in before and int(size) > few:
                more = numbers["clean seconds"] - before[name]["clean seconds"]
                share = f"{more / (int(size) - few) * 1000:.2f} ms"
            lines.append(_line(_columns(name, numbers, share)))
        before, few = results, int(size)
    if found["exponents"]:
        powers = (f"{name} {power:.2f}" for name, power in found["exponents"].items())
        lines += ["", f"a clean build grows as posts to the power of: {', '.join(powers)}"]
    return "\n".join([*lines, "", _load(found["load"])])


def _line(columns: Sequence[str]) -> str:
    padded = (
        text.rjust(width) if width > 0 else text.ljust(-width)
        for text, width in zip(columns, WIDTHS, strict=True)
    )
    return "".join(padded).rstrip()


def _columns(name: str, numbers: Numbers, share: str) -> list[str]:
    return [
        name,
        f"{numbers['clean seconds']:.2f} s",
        _ratio(numbers, "clean"),
        share or NONE,
        f"{numbers['clean processors']:.2f} s",
        f"{numbers['clean megabytes']:.0f} MB",
        *(
            column
            for work in ("edited", "kept")
            for column in (f"{numbers[f'{work} seconds']:.2f} s", _ratio(numbers, work))
        ),
    ]


def _ratio(numbers: Numbers, work: str) -> str:
    """Return the ratio to what Hugo takes for the same work."""
    ratio = numbers.get(f"{work} seconds x")
    return NONE if ratio is None else f"{ratio:.2f}"


def _load(load: list[float]) -> str:
    """Return how busy the machine was otherwise: what is above its processors disturbs."""
    processors = os.cpu_count() or 1
    disturbed = " (others disturb: measure again)" if load[0] > processors / 2 else ""
    return f"load before {load[0]:.1f}, after {load[1]:.1f}, of {processors} processors{disturbed}"
