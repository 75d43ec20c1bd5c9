"""Fits Markdown tables to the page: a class for the alignment of a cell, a box that scrolls.

Python-Markdown writes style="text-align: right", which a strict Content-Security-Policy refuses,
and a wide table without a caption would make the whole page scroll.
"""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor
from pelican import signals

CLASSES = {"text-align: right;": "number", "text-align: center;": "center"}


class TableFitter(Treeprocessor):
    """Runs over the finished tree; left is where text stands anyway."""

    def run(self, root: Element) -> None:
        for cell in (*root.iter("th"), *root.iter("td")):
            alignment = CLASSES.get(cell.attrib.pop("style", ""))
            if alignment:
                cell.set("class", alignment)
        for parent in list(root.iter()):
            if parent.tag != "figure":  # a figure scrolls by itself
                _box_tables(parent)


def _box_tables(parent: Element) -> None:
    for number, child in enumerate(parent):
        if child.tag == "table":
            box = Element("div", {"class": "scroller"})
            box.tail, child.tail = child.tail, None
            box.append(child)
            parent[number] = box


class Tables(Extension):
    """Runs after the tables are made."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        md.treeprocessors.register(TableFitter(md), "tables", 5)


def register() -> None:
    """Connect to Pelican."""
    signals.initialized.connect(_add_extension)


def _add_extension(pelican: Any) -> None:
    extensions = pelican.settings["MARKDOWN"]["extensions"]
    if not any(isinstance(extension, Tables) for extension in extensions):
        extensions.append(Tables())
