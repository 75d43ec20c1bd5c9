"""Lets wide tables and code scroll inside themselves, so that the page does not.

tables  a box that scrolls, the caption above it, a class for the alignment of a cell
code    a block that is named, and reached by the keyboard
"""

from __future__ import annotations

from typing import Any

from markdown import Extension, Markdown
from pelican import signals
from structured_data.markdown_settings import add_extension

from .code import CodeNamer
from .tables import TableFitter


class Scrollers(Extension):
    """Runs after the tables are made (any) and the code is put back (30)."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        md.treeprocessors.register(TableFitter(md), "tables", 5)
        md.postprocessors.register(CodeNamer(md), "code", 5)


def register() -> None:
    """Connect to Pelican."""
    signals.initialized.connect(_add_extension)


def _add_extension(pelican: Any) -> None:
    add_extension(pelican.settings, Scrollers())
