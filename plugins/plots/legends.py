"""How the entries of a legend stand above a plot: in as few lines as there is room for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import ceil

from .orders import in_order
from .scales import LEGENDS
from .table import Rows
from .values import Json

# Pixels: a symbol; what an entry takes beside its words, with the gap to the next; a sign of words
# as vl-convert counts it there, and as it is drawn.
SYMBOL, ENTRY, COUNTED, DRAWN = 17, 43, 6.6, 7.2


def legend_columns(encodings: Iterable[Json], rows: Rows, room: float) -> int:
    """Return how many entries of a legend stand side by side in so many pixels."""
    shown = {
        encoding[name]["field"]: [str(value) for value in in_order(encoding[name], rows)]
        for encoding in encodings
        for name in LEGENDS
        if "field" in encoding.get(name, {}) and encoding[name].get("type") != "quantitative"
    }
    found = (_columns(names, room / len(shown)) for names in shown.values())
    return min(found, default=1)


def _columns(names: Sequence[str], room: float) -> int:
    """Return how many columns, each as wide as its longest name, have the fewest lines in room."""
    for lines in range(1, len(names) + 1):
        columns = ceil(len(names) / lines)
        *others, last = (max(map(len, names[column::columns])) for column in range(columns))
        if sum(ENTRY + COUNTED * one for one in others) + SYMBOL + DRAWN * last <= room:
            return columns
    return 1
