"""LaTeX, as BibTeX values hold it, to plain text and back."""

from __future__ import annotations

import re

from markupsafe import Markup, escape
from pylatexenc.latex2text import (
    LatexNodes2Text,
    MacroTextSpec,
    get_default_latex_context_db,
)

# A brace is written by name: BibTeX counts it behind a backslash, too.
_BY_NAME = {
    "\\": "textbackslash",
    "~": "textasciitilde",
    "^": "textasciicircum",
    "{": "textbraceleft",
    "}": "textbraceright",
}
_CONTEXT = get_default_latex_context_db()
_CONTEXT.add_context_category(
    "characters by name",
    macros=[MacroTextSpec(name, character) for character, name in _BY_NAME.items()],
    prepend=True,
)
_DECODER = LatexNodes2Text(
    latex_context=_CONTEXT, keep_comments=True, math_mode="verbatim", strict_latex_spaces=False
)
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
    escaped = "".join(map(_escaped, text))
    return _LIGATURE.sub(r"{}\g<0>", escaped)


def html_of(latex: str) -> Markup:
    """Return the text of a LaTeX value as HTML."""
    return escape(text_of(latex))


def _escaped(character: str) -> str:
    if character in _BY_NAME:
        return f"\\{_BY_NAME[character]}{{}}"
    return f"\\{character}" if character in "&%$#_" else character
