"""Shows blocks of ```dot, the language of Graphviz, as drawings in the ink and type of the page.

    ```dot alt="What it shows"    --graphviz-->  SVG  --svg-->  <figure class="diagram">

graphviz      DOT to the SVG of graphviz-pure, or its errors with their lines
svg           that SVG without ids, styles and colors of its own
extension     the figure, which scrolls in itself where it is wider than the page
diagrams.css  its size and its typeface
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pelican import signals

from .extension import Diagrams

SHEET = str(Path(__file__).parent / "diagrams.css")
KINDS = ("post", "news_item")


def register() -> None:
    """Connect to Pelican."""
    signals.initialized.connect(_add)


def _add(pelican: Any) -> None:
    settings = pelican.settings
    extensions = settings["MARKDOWN"]["extensions"]
    if any(isinstance(extension, Diagrams) for extension in extensions):
        return
    extensions.append(Diagrams())
    settings["STYLESHEETS"] = [*settings["STYLESHEETS"], SHEET]
    settings["STYLESHEET_KINDS"] = {**settings["STYLESHEET_KINDS"], SHEET: KINDS}
