"""A table of a block, as an element of the page."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString


def html_table(
    columns: Sequence[str], rows: Iterable[Sequence[str]], numeric: Collection[str]
) -> Element:
    """Return rows of text as a table; columns of numbers are set as such."""
    table = Element("table")
    classes = [{"class": "number"} if name in numeric else {} for name in columns]
    head = SubElement(SubElement(table, "thead"), "tr")
    for name, given in zip(columns, classes, strict=True):
        SubElement(head, "th", {"scope": "col", **given}).text = AtomicString(name)
    body = SubElement(table, "tbody")
    for row in rows:
        line = SubElement(body, "tr")
        for text, given in zip(row, classes, strict=True):
            SubElement(line, "td", given).text = AtomicString(text)
    return table
