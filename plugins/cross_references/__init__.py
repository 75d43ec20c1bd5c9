"""Links of a text to its own figures, tables, listings, equations and headings.

    [](#fig-loop)  --words-->  Figure 1, Table 2, Listing 1, Equation (3), or a heading's own words

words      what a target is called
sources    where a text refers to an id, and where it gives one, by line
extension  writes the words, gives figures readable ids, and tells what leads nowhere

A link with words of its own keeps them. Each that begins with # must lead to an id of the text.
"""

from __future__ import annotations

from typing import Any

from pelican import signals
from structured_data.markdown_settings import add_extension

from .extension import CrossReferences


def register() -> None:
    """Connect to Pelican."""
    signals.initialized.connect(_add)


def _add(pelican: Any) -> None:
    add_extension(pelican.settings, CrossReferences())
