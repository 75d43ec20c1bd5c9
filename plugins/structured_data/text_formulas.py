"""The formulas of a Markdown text: between $ and $, or between $$ and $$ on lines of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .prose import without_code

_LATEX = r"(?:(?!\n[ \t>]*\n)(?:[^$\\]|\\[\s\S]))+?"  # no dollar sign, no empty line
_TOKEN = re.compile(
    rf"""
      \\.                                                          # an escaped sign, such as \$
    | \]\((?:[^()\s]|\([^()]*\))*(?:\s+"[^"\n]*")?\s*\)            # the address of a link,
    | ^[ ]{{0,3}}(?:\[(?!\^)|\*\[)[^\]\n]+\]:.*                    # or of one below the text
    | </?[a-zA-Z][\w-]*(?:\s+[\w:-]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>]+))?)*\s*/?>  # a tag
    | <[a-zA-Z][\w+.-]*:[^\s<>]*>                                  # an address as it is
    | \{{[:.\#][^{{}}\n]*\}}                                       # attributes
    | ^(?P<margin>[ \t>]*(?:(?:[-*+]|\d+\.)[ \t]+)?)\$\$(?!\$)(?P<display>{_LATEX})
        \$\$[ \t]*(?:\{{\#(?P<id>[\w:.-]+)\}}[ \t]*)?(?P<behind>.*)$
    | (?P<inside>(?<!\$)\$\$[^$\n]+\$\$(?!\$))
    | (?P<open>^[ \t>]*\$\$[ \t]*$)
    | (?<![\w$])\$(?![\s$]|\d[\d.,]*[a-zA-Z]?\s+[a-zA-Z]{{2}})     # "$5 or" begins a price
        (?P<inline>{_LATEX})(?<!\s)\$(?![\d$])
    | [^\\\]<{{$\n]+ | [\s\S]
    """,
    re.VERBOSE | re.MULTILINE,
)
_FAULTS = {
    "inside": "stands inside a line (write $ around it, or give it lines of its own)",
    "open": "is never closed (end the formula with $$, before an empty line)",
}


@dataclass(frozen=True)
class TextFormula:
    """A formula between `start` and `end`, its dollar signs included; `fault` is what is wrong.

    `margin` is what stands before a displayed one. One with an id has a `number`, from 1.
    """

    start: int
    end: int
    latex: str
    latex_start: int
    is_display: bool = False
    margin: str = ""
    id: str = ""
    number: int = 0
    fault: str = ""


def text_formulas(text: str, start: int = 0) -> Iterator[TextFormula]:
    """Yield the formulas of a Markdown text in their order; none of code, or before `start`."""
    if "$" not in text:
        return
    count = 0
    for match in _TOKEN.finditer(without_code(text), start):
        if match["display"]:
            count += bool(match["id"])
            yield _displayed(match, text, count)
        elif match["inline"]:
            latex = text[slice(*match.span("inline"))]
            latex = re.sub(r"(?<=\n)[ \t]*>[ \t>]*", "", latex)  # a quotation's
            yield TextFormula(*match.span(), latex, match.start("inline"))
        elif match.lastgroup in _FAULTS:
            fault = _FAULTS[match.lastgroup]
            yield TextFormula(*match.span(), match[0], match.start(), fault=fault)


def _displayed(match: re.Match[str], text: str, count: int) -> TextFormula:
    start, end = match.span("display")
    margin, behind = match["margin"], match["behind"].strip()
    quote = re.escape(re.sub(r"[^ \t>].*", "", margin).rstrip())
    return TextFormula(
        *match.span(),
        re.sub(rf"^{quote}", "", text[start:end], flags=re.MULTILINE) if quote else text[start:end],
        start,
        is_display=True,
        margin=margin,
        id=match["id"] or "",
        number=count if match["id"] else 0,
        fault=f"{behind!r} stands behind the closing $$ (put it before)" if behind else "",
    )
