"""The Markdown extension that draws the graphs of a text."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

from fenced_blocks import FencedBlock, FencedBlocks
from markdown import Markdown
from structured_data.markdown_file import markdown_file

from .graphviz import GraphError, laid_out
from .svg import drawing

LANGUAGE = "dot"
BOX = {"class": "scroller", "tabindex": "0", "role": "group", "aria-label": "Diagram"}


class Diagrams(FencedBlocks):
    """Draws each block of ```dot."""

    name = "diagrams"

    def wants(self, block: FencedBlock) -> bool:
        return block.language == LANGUAGE

    def element(self, block: FencedBlock, md: Markdown) -> Element:
        classes = " ".join(("diagram", *block.classes))
        figure = Element("figure", {"class": classes, **({"id": block.id} if block.id else {})})
        alt = block.options.get("alt", "").strip()
        for problem in _of_options(block, alt):
            markdown_file().problem(block.line, problem)
        try:
            drawn = drawing(laid_out(block.body))
            shown = SubElement(SubElement(figure, "div", BOX), "div")
            shown.attrib.update({"role": "img", "aria-label": alt})
            shown.append(drawn)
        except GraphError as error:
            markdown_file().problem(block.line + error.line, f"the diagram {error}")
        return figure


def _of_options(block: FencedBlock, alt: str) -> list[str]:
    """Return what is wrong in the first line of a block."""
    others = [name for name in block.options if name != "alt"]
    problems = [f"{name!r} is no option of a diagram (known: alt)" for name in others]
    if not alt:
        remedy = 'write ```dot alt="What it shows"'
        problems.append(f"the diagram has no words for those who do not see it ({remedy})")
    return problems
