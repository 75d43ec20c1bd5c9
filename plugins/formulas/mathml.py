r"""A formula of LaTeX as MathML Core that a page with a strict Content-Security-Policy may show."""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from markdown.util import AtomicString
from math_core import LatexError, LatexToMathML
from structured_data.errors import InvalidData, Place, Problem
from structured_data.formula_text import plain_formula

from .remedies import remedy

_ENTITIES = {"&ApplyFunction;": "\u2061", "&InvisibleTimes;": "\u2062"}
# The converter writes these as styles, which the policy refuses; formulas.css has the classes.
_CLASSES = {
    "text-align: left": "math-start",
    "text-align: right": "math-end",
    "padding-left: 0": "math-close-start",
    "padding-right: 0": "math-close-end",
    "padding-left:1em": "math-apart",
    "border-left: 0.05em solid currentcolor": "math-rule-start",
    "border-right: 0.05em solid currentcolor": "math-rule-end",
    "border-top: 0.05em solid currentcolor": "math-rule-above",
    "margin-left:-0.16666667em": "math-back",
    # Said by text-align, too; and what is so without it.
    "justify-items: start": "",
    "justify-items: end": "",
    "padding-left:0": "",
    "padding-right:0": "",
}
_MATHML = re.compile(
    "math|mfrac|mi|mmultiscripts|mn|mo|mover|mpadded|mphantom|mprescripts|mroot|mrow|mspace|msqrt"
    "|msub|msubsup|msup|mtable|mtd|mtext|mtr|munder|munderover"
)
_IN_TEXT = ("b", "i", "em", "code", "span")
_DEEPEST = 100  # levels of MathML; each is one of Python's, too


class FormulaError(ValueError):
    """What is wrong in a formula, at which character (0-based), and what to do about it."""

    def __init__(self, message: str, at: int = 0) -> None:
        super().__init__(message)
        self.at = at


class Converter:
    """Converts formulas, which may use these macros; InvalidData for those that are none."""

    def __init__(self, macros: Mapping[str, str], file: str = "pelicanconf.py") -> None:
        if problems := [
            Problem(Place(file, 1, f"MATH_MACROS[{name!r}]"), fault)
            for name, value in macros.items()
            if (fault := _macro_fault(name, value))
        ]:
            raise InvalidData(problems)
        self._macros = dict(macros)
        self._latex = _converter(macros)

    def __getstate__(self) -> dict[str, str]:
        """Return what it is made of, by which it is told from others."""
        return self._macros

    def element(self, latex: str, *, display: bool) -> Element:
        """Return <math> with the formula in a line of text beside it; FormulaError."""
        _check(latex)
        try:
            html = self._latex.convert_with_local_state(latex, displaystyle=display)
        except LatexError as error:
            raise _told(error, latex) from error
        for entity, sign in _ENTITIES.items():
            html = html.replace(entity, sign)
        root = ElementTree.fromstring(html)  # noqa: S314 - written by the converter just now
        _check_depth(root)
        text = " ".join(plain_formula(root).split())
        _tidy(root)
        root.set("alttext", text)
        return root


def _converter(macros: Mapping[str, str]) -> LatexToMathML:
    return LatexToMathML(fancy_error=False, macros=dict(macros), allow_unreliable_rendering=True)


def _macro_fault(name: str, value: object) -> str:
    """Return what is wrong with a macro, if anything."""
    if not isinstance(value, str):
        return f"{value!r} is not text (write it in quotes)"
    try:
        _converter({name: value})
    except LatexError as error:
        message = _told(error, value)
        return f"{value!r} is no macro: {message}".replace("\\\\", "\\")
    return ""


def _check(latex: str) -> None:
    """Raise for what TeX would take for something else than was meant, without a word."""
    if not latex.strip():
        raise FormulaError("says nothing")
    if comment := re.search(r"(?<!\\)%", latex):
        raise FormulaError(r"% begins a comment, which is not shown (write \%)", comment.start())
    if "\\begin{" not in latex and (line := re.search(r"\\\\", latex)):
        lines = r"\begin{gathered} ... \end{gathered}"
        raise FormulaError(rf"\\ ends no line here (put the lines between {lines})", line.start())


def _told(error: LatexError, latex: str) -> FormulaError:
    """Return the error with its place, in words of ours where these help."""
    match = re.fullmatch(r"(?:macro\d+:)?(\d+): (.*)", str(error), re.DOTALL)
    at, message = (int(match[1]), match[2]) if match else (0, str(error))
    message = re.sub(r"\x1b\[[\d;]*m", "", message).strip().rstrip(".")
    return FormulaError(f"{message}{remedy(message)}", min(at, len(latex)))


def _check_depth(root: Element) -> None:
    """Raise for a formula that is too deep to walk through."""
    level = [root]
    for _ in range(_DEEPEST):
        level = [child for element in level for child in element]
    if level:
        raise FormulaError(f"is nested more than {_DEEPEST} deep")


def _tidy(element: Element) -> None:
    """Give an element classes for its styles; FormulaError where a browser would not show it."""
    if element.tag in _IN_TEXT:
        element.attrib.clear()
    elif not _MATHML.fullmatch(element.tag):
        message = f"<{element.tag}> is not shown by browsers"
        raise FormulaError(f"{message}{remedy(message)}")
    classes = [_class(style) for style in element.attrib.pop("style", "").split(";") if style]
    if any(classes):
        element.set("class", " ".join(filter(None, classes)))
    element.text = AtomicString(element.text) if element.text else None
    element.tail = AtomicString(element.tail) if element.tail else None
    for child in element:
        _tidy(child)


def _class(style: str) -> str:
    """Return the class for a style, empty for one that says nothing; FormulaError."""
    try:
        return _CLASSES[style.strip()]
    except KeyError:
        message = f"needs the style '{style.strip()}', which a page may not have"
        raise FormulaError(f"{message}{remedy(message)}") from None
