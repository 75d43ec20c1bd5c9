"""Rows as a table: an element of a page, and Markdown."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from fenced_blocks.html_table import html_table
from markdown import Markdown
from structured_data.markdown_twins.text import escaped

from .results import Rows, Table, Value


def table_element(rows: Rows) -> Element:
    """Return rows as a table; a column of numbers is set as one, with words for some, too."""
    by_column = zip(rows.columns, zip(*rows.values, strict=True), strict=True)
    numeric = {name for name, values in by_column if _has_numbers(values)}
    return html_table(rows.columns, ([*map(_words, row)] for row in rows.values), numeric)


def _words(value: Value) -> str:
    """Return a value as a table says it; one that is missing is empty."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)


def _has_numbers(values: Iterable[Value]) -> bool:
    return any(type(value) in (int, float) for value in values)


def captioned_table(table: Table, md: Markdown) -> Element:
    """Return a table; its caption is made as any of Markdown is, and so has a number."""
    box = Element("div")
    box.append(table_element(table.rows))
    if caption := caption_block(table):
        md.parser.parseChunk(box, caption)
    return box[0]


def caption_block(table: Table) -> str:
    """Return the Markdown of a caption; empty where there is none."""
    if not (table.caption or table.id):
        return ""
    attributes = f"    attrs: {{id: {table.id}}}\n" if table.id else ""
    return f"/// table-caption\n{attributes}\n{' '.join(table.caption.split())}\n///"


def table_text(rows: Rows) -> str:
    """Return rows as a table of Markdown."""
    lines = [rows.columns, ["---"] * len(rows.columns), *rows.values]
    return "\n".join(f"| {' | '.join(map(_cell_text, line))} |" for line in lines)


def _cell_text(value: Value) -> str:
    if isinstance(value, str) and value != "---":
        return escaped(value).replace("|", "\\|")
    return _words(value)
