"""Formulas, from LaTeX to MathML and to text that reads without it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from math_core import LatexError, LatexToMathML

from .formula_text import plain_formula

_CONVERTER = LatexToMathML(fancy_error=False, allow_unreliable_rendering=True)
# Each macro and brace may lead one level deeper, and where the stack of the converter ends, so does
# the process: a formula has few of them, and defines no macro that could expand to more.
_LONGEST = 1000  # characters
_MARKS = 100  # macros and opening braces
_DEEPEST = 50  # levels of MathML
_DEFINITIONS = re.compile("def|gdef|global|let|newcommand|providecommand|renewcommand")
_ELEMENTS = re.compile(
    "math|mfrac|mi|mn|mo|mover|mpadded|mphantom|mroot|mrow|mspace|msqrt|msub|msubsup|msup|mtable"
    "|mtd|mtext|mtr|munder|munderover"
)
_ATTRIBUTES = re.compile(
    "accent|accentunder|depth|display|displaystyle|form|height|linethickness|lspace|mathvariant"
    "|maxsize|minsize|movablelimits|rspace|scriptlevel|stretchy|symmetric|voffset|width"
)
# What bibliographies write and the converter knows under another name, or needs not know.
_SPELLINGS = {
    "mbox": r"\text",
    "hbox": r"\text",
    "textnormal": r"\text",
    "textup": r"\text",
    "nicefrac": r"\frac",
    "sfrac": r"\frac",
    "mathds": r"\mathbb",
    "ensuremath": "",
}
_MARK = re.compile(r"\\(?:([A-Za-z]+)|.)|[{%]", re.DOTALL)


@dataclass(frozen=True)
class Formula:
    """A formula as text, and as a MathML element."""

    text: str
    mathml: str


def formula(latex: str, *, display: bool) -> Formula:
    """Return what stands between the dollar signs; ValueError where it is no plain formula.

    No style, class, id or address comes out: a formula that needs one, such as one whose lines are
    aligned, is refused.
    """
    known, marks = _MARK.subn(_known, latex)
    if not latex.strip() or len(latex) > _LONGEST or marks > _MARKS:
        raise ValueError(latex)
    try:
        mathml = _CONVERTER.convert_with_local_state(known, displaystyle=display)
        # The parser reads what the converter has just written, and no XML of anyone else's.
        root = ElementTree.fromstring(mathml.replace("&ApplyFunction;", "\u2061"))  # noqa: S314
    except (LatexError, ElementTree.ParseError, UnicodeError) as error:
        raise ValueError(latex) from error
    _tidy(root, 0)
    html = ElementTree.tostring(root, encoding="unicode", short_empty_elements=False)
    return Formula(plain_formula(root), html)


def _known(match: re.Match[str]) -> str:
    """Return a macro under the name that the converter knows; a bare % begins no comment."""
    if match.group() == "%":
        return r"\%"
    if _DEFINITIONS.fullmatch(match[1] or ""):
        raise ValueError(match[1])
    return _SPELLINGS.get(match[1] or "", match.group())


def _tidy(element: Element, depth: int) -> None:
    """Take fonts out of words and styles out of space; refuse all else that HTML must not get."""
    if element.tag == "mtext":
        words = "".join(element.itertext())
        element[:] = []
        element.text = words
    if element.tag in ("mspace", "mpadded"):
        element.attrib.pop("style", None)
    if not _ELEMENTS.fullmatch(element.tag) or not all(map(_ATTRIBUTES.fullmatch, element.attrib)):
        raise ValueError(element.tag)
    if depth > _DEEPEST or any(unicodedata.category(c) == "Cc" for c in element.text or ""):
        raise ValueError(element.tag)
    for child in element:
        _tidy(child, depth + 1)
