"""A MathML formula as a line of text, for heads, feeds and citations."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from xml.etree.ElementTree import Element

_SUPERSCRIPTS = str.maketrans("0123456789+-−=()in", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁱⁿ")
_SUBSCRIPTS = str.maketrans("0123456789+-−=()ijkn", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ᵢⱼₖₙ")
_RAISED = str.maketrans("∘∗", "°*")  # signs that stand high by themselves
_RAISED_SIGNS = frozenset("°*†‡′″‴⁗")
_SIGNS = str.maketrans("∗∼∣⋅", "*~|·")
_UNSEEN = re.compile("[\u2061-\u2064\ufe00]")  # invisible operators, and a choice of glyph
_ACCENTS = {
    "ˆ": "\u0302",
    "^": "\u0302",
    "˜": "\u0303",
    "~": "\u0303",
    "\u0302": "\u0302",
    "¯": "\u0304",
    "\u0332": "\u0305",
    "˘": "\u0306",
    "˙": "\u0307",
    "¨": "\u0308",
    "˚": "\u030a",
    "ˇ": "\u030c",
    "⃗": "\u20d7",
}
_PREFIXES = frozenset("∀∃∄¬∂∇√∑∏∐∫∬∭∮⋂⋃⨁⨂")  # mathematical signs that no space surrounds
_LARGE = frozenset("∑∏∐∫∬∭∮⋂⋃⨁⨂")
# A number or a letter, with its accents and scripts: what a root or a fraction line may bind.
_ATOM = re.compile(r"√?(?:[\d.]+|[^\W\d])[\u0300-\u036f\u20d0-\u20ff′″²³¹⁰-ⁿ₀-₎ᵢⱼₖ]*")
_LOOSE = re.compile(r"[\s/+−×·=<>,;]")
# What a script may be without brackets around it.
_TIGHT = re.compile(r"[\w.…*°⊤⊥∞†‡′″\u0300-\u036f\u20d0-\u20ff²³¹⁰-ₜ]+|\([^()]*\)")
_ORDINALS = frozenset(("st", "nd", "rd", "th"))


def plain_formula(root: Element) -> str:
    """Return the text of a formula; its scripts, roots and fractions are written in the line."""
    return re.sub(r"\.\.\.", "…", _text(root)).translate(_SIGNS)


def script(text: str, *, below: bool = False) -> str:
    """Return digits and signs as superscripts, or subscripts; other text as it is."""
    table = _SUBSCRIPTS if below else _SUPERSCRIPTS
    return text.translate(table) if all(ord(character) in table for character in text) else text


def _text(element: Element) -> str:
    return _FORMS.get(element.tag, _row)(element)


def _row(element: Element) -> str:
    return "".join(map(_text, element))


def _letters(element: Element) -> str:
    """Return letters without the alphabet they are set in, but for double-struck ones."""
    return "".join(map(_letter, _UNSEEN.sub("", element.text or "")))


def _letter(letter: str) -> str:
    name = "" if letter.isascii() else unicodedata.name(letter, "")
    is_alphabet = name.startswith(("MATHEMATICAL", "SCRIPT CAPITAL", "BLACK-LETTER"))
    if is_alphabet and "DOUBLE-STRUCK" not in name:
        return unicodedata.normalize("NFKC", letter)
    return letter


def _operator(element: Element) -> str:
    """Return an operator with the space around it that TeX would set."""
    sign = _UNSEEN.sub("", element.text or "")
    if not sign:  # the application of a function, such as log n
        return " " if _width(element.get("lspace")) else ""
    is_spaced = unicodedata.category(sign[0]) == "Sm" or 0x2190 <= ord(sign[0]) <= 0x21FF
    is_spaced = is_spaced and sign not in _PREFIXES
    before = _width(element.get("lspace"), default=is_spaced) > 0.2
    after = _width(element.get("rspace"), default=is_spaced or sign in ",;") > 0.2
    if sign == "∼" and not before:  # about
        after = False
    return f"{' ' * before}{sign}{' ' * (after or sign in _LARGE)}"


def _space(element: Element) -> str:
    return " " if _width(element.get("width")) > 0.1 else ""


def _width(length: str | None, *, default: bool = False) -> float:
    """Return a length in em or another unit, without the unit."""
    return float(re.sub(r"[^\d.-]", "", length) or 0) if length is not None else float(default)


def _fraction(element: Element) -> str:
    above, below = map(_text, element)
    if element.get("linethickness") == "0":
        return f"{above} choose {below}"
    return f"{_joined(above)}/{_bound(below)}"


def _root(element: Element) -> str:
    if element.tag == "mroot":
        return script(_text(element[1])) + "√" + _bound(_text(element[0]))
    return "√" + _bound(_row(element))


def _scripted(element: Element) -> str:
    """Return a base with what stands below and above it."""
    base, *scripts = map(_text, element)
    if element.tag == "mover" and element.get("accent") == "true":
        mark = _ACCENTS.get(scripts[0].strip(), "")
        return unicodedata.normalize("NFC", "".join(letter + mark for letter in base))
    if element.tag == "munder" and element.get("accentunder") == "true":
        return base
    before, after = " " * base.startswith(" "), " " * base.endswith(" ")
    base = base.strip() if element[0].tag == "mo" else _joined(base.strip())
    below = scripts[0] if element.tag not in ("msup", "mover") else ""
    above = scripts[-1] if element.tag not in ("msub", "munder") else ""
    return before + base + _below(below.strip(), base) + _above(above.strip(), base) + after


def _below(text: str, base: str) -> str:
    small = script(text, below=True)
    return small if small != text or not base else _marked("_", text)


def _above(text: str, base: str) -> str:
    small = script(text).translate(_RAISED)
    if small != text or not base or _RAISED_SIGNS.issuperset(small) or small in _ORDINALS:
        return small
    return _marked("^", text)


def _marked(mark: str, text: str) -> str:
    if not text:
        return ""
    return mark + (text if _TIGHT.fullmatch(text) else f"({text})")


def _joined(text: str) -> str:
    return f"({text.strip()})" if _LOOSE.search(text.strip()) else text


def _bound(text: str) -> str:
    return text if _ATOM.fullmatch(text) else f"({text.strip()})"


def _table(element: Element) -> str:
    return "; ".join(map(_cells, element))


def _cells(row: Element) -> str:
    """Return the cells of a row; those that the lines are aligned at follow without a comma."""
    texts = ((_row(cell), "padding-left: 0" in cell.get("style", "")) for cell in row)
    cells = (text if is_close else f", {text}" for text, is_close in texts)
    return "".join(cells).removeprefix(", ")


def _nothing(_: Element) -> str:
    return ""


_FORMS: dict[str, Callable[[Element], str]] = {
    **dict.fromkeys(("mi", "mn", "mtext"), _letters),
    **dict.fromkeys(("msub", "msup", "msubsup", "munder", "mover", "munderover"), _scripted),
    "mo": _operator,
    "mspace": _space,
    "mfrac": _fraction,
    "msqrt": _root,
    "mroot": _root,
    "mtable": _table,
    "mphantom": _nothing,
}
