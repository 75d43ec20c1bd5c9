"""Renders fenced blocks of Markdown as a plugin wants them."""

from __future__ import annotations

import re
from typing import ClassVar
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.util import ETX, STX
from structured_data.markdown_file import markdown_file

from .blocks import FencedBlock, fenced_blocks


class FencedBlocks(Extension):
    """Takes the blocks that it wants out of a text, and puts an element in the place of each."""

    name: ClassVar[str]  # in the registries of Python-Markdown

    def wants(self, block: FencedBlock) -> bool:
        """Whether a block is to be rendered by this extension."""
        raise NotImplementedError

    def element(self, block: FencedBlock, md: Markdown) -> Element:
        """Return what a block shows; what is wrong in it is noted in markdown_file()."""
        raise NotImplementedError

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        taken = _Taken(self)
        # Before front matter is taken off (27), so that lines have their numbers, and before
        # superfences (25); after white space is made regular (30).
        md.preprocessors.register(_Taker(md, taken), f"{self.name}_taken", 29)
        md.parser.blockprocessors.register(_Placer(md, taken), f"{self.name}_placed", 175)
        md.postprocessors.register(_Finder(md, taken), f"{self.name}_lost", -20)


class _Taken:
    """The blocks of one text that an extension renders, by the number in their markers."""

    def __init__(self, extension: FencedBlocks) -> None:
        self.extension = extension
        self.blocks: dict[int, FencedBlock] = {}
        self.marker = re.compile(rf"[ ]{{0,3}}{STX}{extension.name}:(\d+){ETX}[ ]*(?:\n|$)")

    def add(self, block: FencedBlock) -> str:
        """Keep a block, and return the marker that stands for it until it is rendered."""
        number = len(self.blocks)
        self.blocks[number] = block
        return f"{STX}{self.extension.name}:{number}{ETX}"


class _Taker(Preprocessor):
    """Puts a marker in the place of each block, and as many empty lines as it has others."""

    def __init__(self, md: Markdown, taken: _Taken) -> None:
        super().__init__(md)
        self.taken = taken

    def run(self, lines: list[str]) -> list[str]:
        lines = list(lines)
        for block in list(fenced_blocks(lines)):
            if self.taken.extension.wants(block):
                empty = block.margin.rstrip()
                marker = block.margin + self.taken.add(block)
                rest = [empty] * (block.end - block.line - 1)
                lines[block.line - 1 : block.end] = [empty, marker, *rest]
        return lines


class _Placer(BlockProcessor):
    """Renders a block where its marker stands; whatever follows the marker is text again."""

    def __init__(self, md: Markdown, taken: _Taken) -> None:
        super().__init__(md.parser)
        self.md = md
        self.taken = taken

    def test(self, parent: Element, block: str) -> bool:
        return bool(self.taken.blocks and self.taken.marker.match(block))

    def run(self, parent: Element, blocks: list[str]) -> None:
        text = blocks.pop(0)
        while match := self.taken.marker.match(text):
            block = self.taken.blocks.pop(int(match[1]))
            parent.append(self.taken.extension.element(block, self.md))
            text = text[match.end() :]
        if text.strip():
            blocks.insert(0, text)


class _Finder(Postprocessor):
    """Tells of blocks that stand where none is rendered, such as inside HTML."""

    def __init__(self, md: Markdown, taken: _Taken) -> None:
        super().__init__(md)
        self.taken = taken

    def run(self, text: str) -> str:
        while self.taken.blocks:  # told once: a table of contents is finished like a text, too
            _, block = self.taken.blocks.popitem()
            remedy = "put it between empty lines, outside of HTML"
            message = f"this block of {block.language!r} stands where none is shown ({remedy})"
            markdown_file().problem(block.line, message)
        return text
