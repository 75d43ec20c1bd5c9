"""LaTeX, as BibTeX values hold it, to plain text and back."""

from __future__ import annotations

import re

from pylatexenc.latex2text import LatexNodes2Text

_DECODER = LatexNodes2Text(keep_comments=True, math_mode="verbatim", strict_latex_spaces=False)
_SPECIAL = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}


def text_of(latex: str) -> str:
    """Return the text of a LaTeX value, white space collapsed; ValueError where it is broken."""
    try:
        # A bare ampersand is a column separator to the decoder and would come back as padding.
        decoded = _DECODER.latex_to_text(re.sub(r"(?<!\\)&", r"\\&", latex))
    except Exception as error:  # the decoder raises many kinds for broken macros
        raise ValueError(latex) from error
    return " ".join(decoded.split())


def latex_of(text: str) -> str:
    """Return text with the characters that LaTeX reserves escaped; letters stay UTF-8."""
    return "".join(
        _SPECIAL.get(character, f"\\{character}" if character in "&%$#_{}" else character)
        for character in text
    )
