"""Tells of blocks that Markdown does not know, which would be shown as they are written.

    code    ```pyhton, hl_line="2": a language or an option that nobody knows, or no end
    slashes /// warnign, or one that is never closed

It renders nothing: without it, the page shows what Markdown makes of them.
"""

from __future__ import annotations

from typing import Any

from markdown import Extension, Markdown
from markdown.preprocessors import Preprocessor
from pelican import signals
from structured_data.markdown_file import markdown_file
from structured_data.markdown_settings import add_extension

from .code import code_problems
from .slashes import slash_problems


class _Reader(Preprocessor):
    md: Markdown

    def run(self, lines: list[str]) -> list[str]:
        blocks: Any = self.md.parser.blockprocessors["blocks"]
        kinds = tuple(blocks.blocks)
        for line, message in (*code_problems(lines), *slash_problems(lines, kinds)):
            markdown_file().problem(line, message)
        return lines


class BlockNames(Extension):
    """Reads after the blocks of plugins are taken (29), before front matter is taken off (27)."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        md.preprocessors.register(_Reader(md), "block_names", 28.5)


def register() -> None:
    """Connect to Pelican."""
    signals.initialized.connect(_add)


def _add(pelican: Any) -> None:
    add_extension(pelican.settings, BlockNames())
