"""Draws the plots of posts and news, from a CSV file and a part of Vega-Lite.

    ```plot             table          the CSV file, its faults with their lines
      data: run.csv --> specification  what the block says, checked against the table
      mark: line        vega_lite      the same for vl-convert, for a width, in the ink of the page
      ...               drawing        its SVG, made once and kept in .cache/
    ```                 svg            made small, without what a strict policy refuses
                        figure         the drawings for wide and narrow pages, with the data below

specification.py reads a block by transforms, marks and channels, those by scales and axes;
vega_lite.py puts several plots where they belong by facets, stacks by orders, and breaks titles.
extension.py renders the blocks of a text; plots.css is the look of the figure.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pelican import signals
from structured_data.markdown_settings import add_extension

from .extension import Plots


def register() -> None:
    """Connect to Pelican."""
    signals.initialized.connect(_add_extension)


def _add_extension(pelican: Any) -> None:
    kept = Path(pelican.settings["PATH"]).parent / ".cache" / "plots"
    add_extension(pelican.settings, Plots(kept), Path(__file__).with_name("plots.css"))
