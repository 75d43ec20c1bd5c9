"""A table of Markdown: it scrolls in a box of its own, below its caption.

Python-Markdown writes style="text-align: right", which a strict Content-Security-Policy refuses,
and a wide table would make the whole page scroll.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor

CLASSES = {"text-align: right;": "number", "text-align: center;": "center"}
BOX = {"class": "scroller", "tabindex": "0", "role": "group", "aria-label": "Table"}


class TableFitter(Treeprocessor):
    """Runs over the finished tree; left is where text stands anyway."""

    def run(self, root: Element) -> None:
        for cell in (*root.iter("th"), *root.iter("td")):
            alignment = CLASSES.get(cell.attrib.pop("style", ""))
            if alignment:
                cell.set("class", alignment)
        for parent in list(root.iter()):
            _box_tables(parent)
        for figure in root.iter("figure"):
            _lift_caption(figure)


def _box_tables(parent: Element) -> None:
    for number, child in enumerate(parent):
        if child.tag == "table":
            box = Element("div", BOX)
            box.tail, child.tail = child.tail, None
            box.append(child)
            parent[number] = box


def _lift_caption(figure: Element) -> None:
    """Put the caption of a table above it, where journals have it."""
    caption = figure.find("figcaption")
    if caption is not None and figure.find("./div/table") is not None:
        figure.remove(caption)
        figure.insert(0, caption)
