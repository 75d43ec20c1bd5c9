r"""Shows formulas, written in LaTeX between $ and $ or $$ and $$, as MathML.

    Markdown  --structured_data.text_formulas-->  its formulas  --mathml-->  <math>

mathml        LaTeX to an element that a page may show, or what is wrong with it
remedies      what to write instead
extension     puts the elements in the places of formulas, and tells problems with their lines
formulas.css  how they stand in a page; one without <math> never loads the typeface of fonts/

MATH_MACROS in the settings names macros of one's own: {"R": r"\mathbb{R}", "norm": r"\|#1\|"}.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pelican import signals
from structured_data.markdown_settings import add_extension

from .extension import Formulas

HERE = Path(__file__).parent


def register() -> None:
    """Connect to Pelican."""
    signals.initialized.connect(_add)


def _add(pelican: Any) -> None:
    settings = pelican.settings
    formulas = Formulas(settings.get("MATH_MACROS", {}))
    add_extension(settings, formulas, HERE / "formulas.css")
    settings["THEME_STATIC_PATHS"] = [*settings["THEME_STATIC_PATHS"], str(HERE / "fonts")]
