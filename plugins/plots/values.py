"""What Vega-Lite reads, and the numbers, formats and colors of a block."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from typing import Any

Json = dict[str, Any]

NUMBER = "a number (write it in figures, such as 240 or 0.5)"
# A format of D3: fill, sign, symbol, width, thousands, precision, and how a number is written.
FORMAT = "a format of numbers (write .1f, .0%, ~s, or any of D3's)"
_FORMAT = re.compile(r"(?:.?[<>=^])?[-+( ]?[$#]?0?\d*,?(?:\.\d+)?~?[eEfgGrsdbxXocpn%]?")
COLORS = {
    "ink": "var(--ink)",
    "quiet": "var(--quiet)",
    "accent": "var(--accent)",
    **{f"series-{number}": f"var(--series-{number})" for number in range(1, 6)},
}
# What values are told apart by where nothing else is said.
INKS = [*(COLORS[f"series-{number}"] for number in range(1, 6)), COLORS["ink"]]
COLOR = f"a colour of the theme (write {', '.join(COLORS)})"


def number(text: str) -> float:
    """Return a finite number; ValueError for all else."""
    value = float(text)
    if not math.isfinite(value):
        raise ValueError(text)
    return int(value) if value.is_integer() else value


def whole_number(least: int, most: int) -> Callable[[str], int]:
    """Return what reads a whole number between two, both of them allowed."""

    def read(text: str) -> int:
        value = int(text)
        if not least <= value <= most:
            raise ValueError(text)
        return value

    return read


def number_format(text: str) -> str:
    """Return a format of D3; ValueError for all else."""
    if not _FORMAT.fullmatch(text):
        raise ValueError(text)
    return text


def color(text: str) -> str:
    """Return the token of a colour; ValueError for one that the theme does not have."""
    if text not in COLORS:
        raise ValueError(text)
    return COLORS[text]
