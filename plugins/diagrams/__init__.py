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
from structured_data.markdown_settings import add_extension

from .extension import Diagrams


def register() -> None:
    """Connect to Pelican."""
    signals.initialized.connect(_add)


def _add(pelican: Any) -> None:
    add_extension(pelican.settings, Diagrams(), Path(__file__).with_name("diagrams.css"))
