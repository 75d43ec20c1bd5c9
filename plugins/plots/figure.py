"""The figure of a plot: its drawings, and the data below them."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

from fenced_blocks.html_table import html_table
from markdown import Markdown
from markdown.util import AtomicString

from .drawing import Drawings
from .specification import Plot
from .table import Table
from .vega_lite import Width

# The measure of a text, that of what runs into the margin, and the least that a phone shows.
TEXT, WIDE, NARROW = Width(608), Width(824), Width(340, is_narrow=True)
UNSEARCHED = "data-pagefind-ignore"  # its numbers find nothing
MOST_ROWS = 60  # in the page; all are in the file


def plot_figure(plot: Plot, drawings: Drawings, md: Markdown) -> Element:
    """Return the figure of a plot, without its data; raises UndrawnPlotError.

    One of the two drawings is shown, by the width of the page.
    """
    figure = Element("figure", {"class": "plot wide" if plot.is_wide else "plot"})
    drawn = SubElement(figure, "div", {"role": "img", "aria-label": plot.alt})
    full = WIDE if plot.is_wide else TEXT
    pair = ((full, "plot-full"), (NARROW, "plot-narrow"))
    texts = [drawings.drawing(plot, width, css_class) for width, css_class in pair]
    drawn.text = md.htmlStash.store("".join(texts))
    return figure


def add_data(figure: Element, table: Table, href: str, name: str) -> None:
    """Put the table below a plot, folded, with the file that it is."""
    details = SubElement(figure, "details", {"class": "plot-data", UNSEARCHED: ""})
    count = len(table.rows)
    SubElement(details, "summary").text = f"Data: {count} {'row' if count == 1 else 'rows'}"
    details.append(html_table(table.columns, table.rows[:MOST_ROWS], table.numeric))
    line = SubElement(details, "p")
    if count > MOST_ROWS:
        line.text = f"The first {MOST_ROWS} rows; all are in "
    link = SubElement(line, "a", {"href": href, "download": ""})
    link.text = AtomicString(name)
