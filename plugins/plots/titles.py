"""The titles of axes, broken into lines where they are longer than their axis."""

from __future__ import annotations

from collections.abc import Iterable
from textwrap import wrap

from .table import Rows
from .values import Json

LEAST = 6  # signs on a line: a word stays whole


def break_titles(encodings: Iterable[Json], lengths: dict[str, float], sign: float) -> None:
    """Break each title that is longer than the axis of its name; a sign is so many pixels wide."""
    for encoding in encodings:
        for name, length in lengths.items():
            title = encoding.get(name, {}).get("title") or ""
            most = max(LEAST, int(length / sign))
            if len(title) > most:
                encoding[name]["title"] = wrap(title, most, break_long_words=False)


def axis_height(height: float | Json, encoding: Json, rows: Rows) -> float:
    """Return how high an axis is, in pixels, also where it is given by the step."""
    if not isinstance(height, dict):
        return height
    names = {row[encoding["y"]["field"]] for row in rows}
    return float(height["step"] * len(names))
