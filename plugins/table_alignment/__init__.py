"""Gives the cells of Markdown tables a class for their alignment.

Python-Markdown writes style="text-align: right", which a strict Content-Security-Policy refuses.
"""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor
from pelican import signals

CLASSES = {"text-align: right;": "number", "text-align: center;": "center"}


class AlignmentClasses(Treeprocessor):
    """Replaces the style of each cell by its class; left is where text stands anyway."""

    def run(self, root: Element) -> None:
        for cell in (*root.iter("th"), *root.iter("td")):
            alignment = CLASSES.get(cell.attrib.pop("style", ""))
            if alignment:
                cell.set("class", alignment)


class TableAlignment(Extension):
    """Runs after the tables are made."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        md.treeprocessors.register(AlignmentClasses(md), "table_alignment", 5)


def register() -> None:
    """Connect to Pelican."""
    signals.initialized.connect(_add_extension)


def _add_extension(pelican: Any) -> None:
    extensions = pelican.settings["MARKDOWN"]["extensions"]
    if not any(isinstance(extension, TableAlignment) for extension in extensions):
        extensions.append(TableAlignment())
