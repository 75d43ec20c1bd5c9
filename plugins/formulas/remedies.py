r"""What to write instead of LaTeX that cannot be shown."""

from __future__ import annotations

import re
from functools import cache

from pylatexenc.latex2text import get_default_latex_context_db
from structured_data.suggestions import KnownWords

_NUMBER = r"write {#eq-name} behind the closing $$"
_ALIGNED = r"write \begin{aligned}, and {#eq-name} behind the closing $$ to number it"
_OWN = "a macro of your own stands in MATH_MACROS of pelicanconf.py"
# What a message has in it -> what to do.
_REMEDIES = {
    r"\\(label|tag)": _NUMBER,
    r"<a>": "write [](#eq-name) in the text",
    r'environment "(split|eqnarray|alignat)': r"write \begin{aligned}",
    r"style 'width": _ALIGNED,
    r'"smallmatrix': r"write \begin{matrix}",
    r'Found "&"': r"write \& for the sign; cells stand in \begin{aligned} or another environment",
    r"parameter number": r"write \# for the sign",
    r"dashed": r"write \hline",
    r"style 'color": "color says nothing to those who do not see it: write it in words",
    r"menclose": "leave the box or the stroke away",
    r"style 'margin": r"write \!",
    r"macro name": "write letters only, without the backslash",
    r"already defined": _OWN,
    r"too many expansions": "a macro of MATH_MACROS in pelicanconf.py expands to itself",
}
_UNKNOWN = re.compile(r'Unknown command "\\(?P<name>\w+)"')


def remedy(message: str) -> str:
    """Return what to do, in brackets; empty where nothing is known."""
    if unknown := _UNKNOWN.match(message):
        nearest = KnownWords(_known_macros()).nearest(unknown["name"])
        meant = f"did you mean \\{nearest}? " if nearest else ""
        return f" ({meant}{_OWN[0].upper() if meant else _OWN[0]}{_OWN[1:]})"
    for pattern, words in _REMEDIES.items():
        if re.search(pattern, message, re.IGNORECASE):
            return f" ({words})"
    return ""


@cache
def _known_macros() -> tuple[str, ...]:
    """Return the names of macros that LaTeX knows; what is not for formulas is rarely near."""
    database = get_default_latex_context_db()
    return tuple(spec.macroname for spec in database.iter_macro_specs() if spec.macroname.isalpha())
