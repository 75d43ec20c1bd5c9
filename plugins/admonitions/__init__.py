"""Notes, tips and warnings of a text, what is measured and what is modelled, and what unfolds.

    /// warning | The clock is shared      <div class="admonition warning" role="note"> with a label
    /// details | Every setting            <details>

labels           the kinds, and the label that says which one a block is
admonitions.css  a box with its label, in the ink of the page
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pelican import signals

from .labels import Admonitions

SHEET = str(Path(__file__).parent / "admonitions.css")
KINDS = ("post", "news_item")


def register() -> None:
    """Connect to Pelican."""
    signals.initialized.connect(_add)


def _add(pelican: Any) -> None:
    settings = pelican.settings
    extensions = settings["MARKDOWN"]["extensions"]
    if any(isinstance(extension, Admonitions) for extension in extensions):
        return
    extensions.append(Admonitions())
    settings["STYLESHEETS"] = [*settings["STYLESHEETS"], SHEET]
    settings["STYLESHEET_KINDS"] = {**settings["STYLESHEET_KINDS"], SHEET: KINDS}
