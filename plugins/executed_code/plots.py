"""How a plot of a cell is shown: as the table of what it plots, until there is more."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown import Markdown

from .results import Plot
from .tables import table_element


def plot_element(plot: Plot, md: Markdown) -> Element:
    """Return a plot of rows, by the mapping of a block of `plot`."""
    return table_element(plot.rows)
