"""Fenced blocks of Markdown that show something else than code, for plugins to build on.

    blocks        the fenced blocks of a text, each with its attributes and its line
    extension     renders those that a plugin wants; all others stay code
    code_options  the options that a block of code may have
    html_table    a table of what a block shows

A plugin derives an extension from `FencedBlocks`, says which blocks it wants, and makes an element
of each. What is wrong goes to `structured_data.markdown_file`, with its line. This is no plugin
itself: it has no name in PLUGINS.
"""

from .blocks import FencedBlock, fenced_blocks, fences_left, opens_block
from .extension import FencedBlocks

__all__ = ["FencedBlock", "FencedBlocks", "fenced_blocks", "fences_left", "opens_block"]
