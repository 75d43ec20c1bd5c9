"""Sets the footnotes of a text beside what they are about.

order   the numbers of notes, as they are read
placing a text with each note behind the paragraph that refers to it first

Markdown lists the notes at the end of a text, and so do feeds. For its page a theme asks
`with_sidenotes(html)`. Without this plugin there is no such name.
"""

from __future__ import annotations

from typing import Any

from pelican import signals
from structured_data.markdown_settings import add_extension

from .order import NoteOrder
from .placing import with_sidenotes


def register() -> None:
    """Connect to Pelican."""
    signals.initialized.connect(_add_extension)
    signals.generator_init.connect(_add_function)


def _add_extension(pelican: Any) -> None:
    add_extension(pelican.settings, NoteOrder())


def _add_function(generator: Any) -> None:
    generator.env.globals["with_sidenotes"] = with_sidenotes
