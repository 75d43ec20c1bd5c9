"""The drawing of a plot: vl-convert makes it once, and it is kept."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from importlib.metadata import version
from pathlib import Path

from structured_data.whole_file import write_whole

from . import svg
from .specification import Plot
from .values import Json
from .vega_lite import Width, facet_columns, vega_lite

VEGA_LITE = "6.4"  # another version may draw otherwise
FIRST_GUESS = 0.8  # of the width is between the axes; the rest is for names
LEAST_INNER = 60  # pixels


class UndrawnPlotError(Exception):
    """Vega-Lite refuses a plot, or shows nothing of it."""


class Drawings:
    """Makes drawings, and keeps them in a folder by all that goes into them."""

    def __init__(self, kept: Path) -> None:
        self.kept = kept

    def drawing(self, plot: Plot, width: Width, css_class: str) -> str:
        """Return a plot as SVG of a width; raises UndrawnPlotError."""
        guess = vega_lite(plot, width, round(width.pixels * FIRST_GUESS))
        name = hashlib.sha256(f"{_surroundings()}{css_class}{json.dumps(guess)}{width}".encode())
        file = self.kept / f"{name.hexdigest()[:16]}.svg"
        try:
            return file.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            pass
        drawn = svg.slim(_fitted(plot, width, guess), f"{file.stem}-", css_class)
        write_whole(file, drawn.encode())
        return drawn


def _fitted(plot: Plot, width: Width, guess: Json) -> str:
    """Return a drawing as wide as asked for: what names take of it is known from a first one."""
    first = _drawn(guess)
    if svg.mark_count(first) == 0:
        message = "shows no mark: the plot would be empty (look at its fields, scales and filters)"
        raise UndrawnPlotError(message)
    missing = width.pixels - svg.size(first)[0]
    inner = _inner(guess) + missing / facet_columns(plot, width)
    return _drawn(vega_lite(plot, width, max(LEAST_INNER, int(inner))))


def _inner(spec: Json) -> float:
    return float(spec["spec"]["width"] if "spec" in spec else spec["width"])


def _drawn(spec: Json) -> str:
    import vl_convert  # takes 30 ms, and most builds draw nothing anew

    try:
        return str(vl_convert.vegalite_to_svg(spec, vl_version=VEGA_LITE, allowed_base_urls=[]))
    except ValueError as error:
        lines = str(error).strip().splitlines()
        said = next((line for line in lines if "Error" in line), lines[0] if lines else "")
        raise UndrawnPlotError(f"Vega-Lite cannot draw it: {said.strip()}") from error


@cache
def _surroundings() -> str:
    """Return all that a drawing is made of but its specification: this code, and vl-convert."""
    code = b"".join(file.read_bytes() for file in sorted(Path(__file__).parent.glob("*.py")))
    return f"{version('vl-convert-python')} {hashlib.sha256(code).hexdigest()}"
