"""How a cell is shown where Markdown is read: its code, and below it what it gave."""

from __future__ import annotations

from collections.abc import Iterable

from structured_data.markdown_twins.text import code_block, link

from .posts import Cell, Post
from .results import Data, Output, Table, Text
from .tables import caption_block, table_text


def cell_text(post: Post, cell: Cell, outputs: Iterable[Output]) -> str:
    """Return the Markdown of a cell."""
    code = [] if "hidden" in cell.classes else [code_block(cell.code, "python")]
    return "\n\n".join([*code, *(_output_text(post, output) for output in outputs)])


def _output_text(post: Post, output: Output) -> str:
    match output:
        case Text(lines):
            return code_block("\n".join(lines), "text")
        case Table(rows):
            return "\n\n".join(filter(None, (table_text(rows), caption_block(output))))
        case Data(name):
            return link(name, post.data_path(name))
