"""The kinds of admonitions, each told by a word and not by its color."""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor
from pymdownx.blocks.admonition import AdmonitionExtension
from pymdownx.blocks.details import Details

LABELS = {
    "note": "Note",
    "tip": "Tip",
    "warning": "Warning",
    "measured": "Measured",
    "modeled": "Modeled",
}


class Admonitions(Extension):
    """Adds a block of each kind, and `details`."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        AdmonitionExtension(types=list(LABELS)).extendMarkdown(md)
        blocks: Any = md.parser.blockprocessors["blocks"]
        del blocks.blocks["admonition"]  # it has no kind
        blocks.register(_Details, {"types": []})
        # After all inline text (20).
        md.treeprocessors.register(_Labeller(md), "admonition_labels", 6)


class _Details(Details):  # type: ignore[misc]  # pymdownx is untyped
    """What unfolds, told by its class from what else does."""

    def on_create(self, parent: Element) -> Any:
        details = super().on_create(parent)
        details.set("class", "details")
        return details


class _Labeller(Treeprocessor):
    """Puts the label of its kind before the title of a block that has one of its own."""

    def run(self, root: Element) -> None:
        for box in root.iter("div"):
            kind = box.get("class", "").removeprefix("admonition ")
            title = box.find("./*[@class='admonition-title']")
            if kind in LABELS and title is not None:
                box.set("role", "note")
                label = Element("span", {"class": "admonition-label"})
                label.text, label.tail, title.text = LABELS[kind], title.text, None
                if label.tail == label.text and not len(title):
                    label.tail = None
                elif label.tail or len(title):
                    label.tail = f" {label.tail or ''}"
                title.insert(0, label)
