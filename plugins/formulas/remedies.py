r"""What to write instead of LaTeX that cannot be shown."""

from __future__ import annotations

import re

_NUMBER = r"write {#eq-name} behind the closing $$"
_ALIGNED = r"write \begin{aligned}, and {#eq-name} behind the closing $$ to number it"
# What a message has in it -> what to do.
_REMEDIES = {
    r"\\(label|tag)": _NUMBER,
    r"\\(eq)?ref\b": "write [](#eq-name) in the text",
    r'environment "(split|eqnarray|alignat)': r"write \begin{aligned}",
    r"^width": _ALIGNED,
    r'"smallmatrix': r"write \begin{matrix}",
    r"substack": r"write \begin{gathered}",
    r'Found "&"': r"write \& for the sign; cells stand in \begin{aligned} or another environment",
    r"parameter number": r"write \# for the sign",
    r"color": "color says nothing to those who do not see it: write it in words",
    r"menclose": "leave the box or the stroke away",
    r"dashed": r"write \hline",
    r"^margin": r"write \!",
    r"(re)?newcommand|\\def\b": "macros stand in MATH_MACROS of pelicanconf.py",
    "too many expansions": "a macro of MATH_MACROS in pelicanconf.py expands to itself",
    r'Unknown command "\\(?P<name>\w+)"': r"a macro of your own stands in MATH_MACROS of pelicanconf.py",
}


def remedy(message: str) -> str:
    """Return what to do, in brackets; empty where nothing is known."""
    for pattern, words in _REMEDIES.items():
        if re.search(pattern, message, re.IGNORECASE):
            return f" ({words})"
    return ""
