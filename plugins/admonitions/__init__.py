"""Notes, tips and warnings of a text, what is measured and what is modeled, and what unfolds.

    /// warning | The clock is shared      <div class="admonition warning" role="note"> with a label
    /// details | Every setting            <details>

labels           the kinds, and the label that says which one a block is
admonitions.css  a box with its label, in the ink of the page
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pelican import signals
from structured_data.markdown_settings import add_extension

from .labels import Admonitions


def register() -> None:
    """Connect to Pelican."""
    signals.initialized.connect(_add)


def _add(pelican: Any) -> None:
    add_extension(pelican.settings, Admonitions(), Path(__file__).with_name("admonitions.css"))
