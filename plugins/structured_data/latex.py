"""LaTeX, as BibTeX values hold it, to plain text and back."""

from __future__ import annotations

import re

from markupsafe import Markup, escape
from pylatexenc.latex2text import LatexNodes2Text

_DECODER = LatexNodes2Text(keep_comments=True, math_mode="verbatim", strict_latex_spaces=False)
_SPECIAL = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
_LIGATURE = re.compile(r"(?<=-)-|(?<=')'|(?<=[`?!])`")  # the second of two that TeX joins


def text_of(latex: str) -> str:
    """Return the text of a LaTeX value, white space collapsed; ValueError where it is broken."""
    try:
        # To the decoder a bare & is a column separator, which would come back as padding, and a
        # bare % begins a comment, whose text would come back as LaTeX.
        decoded = _DECODER.latex_to_text(re.sub(r"(?<!\\)([&%])", r"\\\1", latex))
    except Exception as error:  # the decoder raises many kinds for broken macros
        raise ValueError(latex) from error
    text = " ".join(decoded.split())
    if latex.strip() and not text:
        raise ValueError(latex)
    return text


def latex_of(text: str) -> str:
    """Return text with the characters that LaTeX reserves escaped; letters stay UTF-8."""
    escaped = "".join(
        _SPECIAL.get(character, f"\\{character}" if character in "&%$#_{}" else character)
        for character in text
    )
    return _LIGATURE.sub(r"{}\g<0>", escaped)


def html_of(latex: str) -> Markup:
    """Return the text of a LaTeX value as HTML."""
    return escape(text_of(latex))
