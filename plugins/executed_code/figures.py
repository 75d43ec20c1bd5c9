"""How a cell is shown on a page: its code as any block of code is, and below it what it gave."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.util import AtomicString
from structured_data.markdown_twins.text import code_block

from .posts import Cell, Post
from .results import Data, Output, Table, Text
from .tables import captioned_table

HIDDEN = "<!-- code -->"
# Before its release 13, pymdownx.blocks.caption fails at a figure that does not say its kind around
# one that it has made; it takes this away again.
OF_NO_KIND = {"__figure_type": ""}
OUTPUT = {"class": "output", "tabindex": "0", "role": "group", "aria-label": "Output"}


def cell_element(post: Post, cell: Cell, outputs: Iterable[Output], md: Markdown) -> Element:
    """Return a figure of the code and the outputs; of code without outputs, the code alone."""
    shown = [*_output_elements(post, outputs, md)]
    code = _code(cell, md, is_alone=not shown)
    if not shown:
        return code
    classes = " ".join(["executed", *_wide(cell)])
    figure = Element("figure", {"class": classes, **OF_NO_KIND})
    if cell.id:
        figure.set("id", cell.id)
    if not _is_hidden(cell):
        figure.append(code)
    SubElement(figure, "div", {"class": "outputs"}).extend(shown)
    return figure


def _code(cell: Cell, md: Markdown, is_alone: bool) -> Element:
    """Return the code: as it is, folded in a <details>, or in its place a comment."""
    box = Element("p")  # which Markdown takes away around a block of HTML
    code = md.htmlStash.store(HIDDEN) if _is_hidden(cell) else _highlighted(cell, md, is_alone)
    box.text = AtomicString(code)
    if "folded" not in cell.classes:
        return box
    details = Element("details")
    SubElement(details, "summary").text = AtomicString(cell.options.get("title", "Code"))
    details.append(box)
    return details


def _is_hidden(cell: Cell) -> bool:
    return "hidden" in cell.classes


def _highlighted(cell: Cell, md: Markdown, is_alone: bool) -> str:
    """Return what stands for a block of code until Markdown puts its HTML there."""
    left_out = ("seconds", "title") if "folded" in cell.classes else ("seconds",)
    options = {name: text for name, text in cell.options.items() if name not in left_out}
    words = [".python"]
    if is_alone:
        words += [*(f".{name}" for name in _wide(cell)), *([f"#{cell.id}"] if cell.id else [])]
    words += [_option(name, text) for name, text in options.items()]
    block = code_block(cell.code, f"{{{' '.join(words)}}}")
    return "\n".join(md.preprocessors["fenced_code_block"].run(block.split("\n"))).strip()


def _option(name: str, text: str) -> str:
    quote = "'" if '"' in text else '"'
    return f"{name}={quote}{text}{quote}"


def _wide(cell: Cell) -> list[str]:
    return ["wide"] if "wide" in cell.classes else []


def _output_elements(post: Post, outputs: Iterable[Output], md: Markdown) -> Iterable[Element]:
    for output in outputs:
        match output:
            case Text(lines):
                text = Element("pre", OUTPUT)
                text.text = AtomicString("\n".join(lines))
                yield text
            case Table():
                yield captioned_table(output, md)
            case Data(name):
                yield _download(post, name)


def _download(post: Post, name: str) -> Element:
    line = Element("p", {"class": "download"})
    SubElement(line, "a", {"href": post.data_path(name), "download": name}).text = AtomicString(
        name
    )
    return line
