"""LaTeX, as BibTeX values hold it, to text and HTML, and back."""

from __future__ import annotations

import re
from itertools import groupby

from markupsafe import Markup, escape

from .formula_text import script
from .latex_runs import Run, runs_of

# A brace is written by name: BibTeX counts it behind a backslash, too.
_ESCAPED = str.maketrans(
    {
        **{sign: f"\\{sign}" for sign in "&%$#_"},
        "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
    }
)
_LIGATURE = re.compile(r"(?<=-)-|(?<=')'|(?<=[`?!])`")  # the second of two that TeX joins
_MARKED = re.compile(r"[\\{}$~`]|--|''")  # without one of these LaTeX is plain text


def text_of(latex: str) -> str:
    """Return the text of a LaTeX value, white space collapsed; ValueError where it is broken."""
    text = "".join(map(_plain, runs_of(latex))) if _MARKED.search(latex) else latex
    if latex.strip() and not text.strip():
        raise ValueError(latex)
    return " ".join(text.split())


def html_of(latex: str) -> Markup:
    """Return a LaTeX value as HTML that runs in a line; ValueError where it is broken.

    Its only elements are <em>, <sup>, <sub> and the MathML of its formulas.
    """
    html = "".join(map(_html, _collapsed(runs_of(latex))))
    if latex.strip() and not html:
        raise ValueError(latex)
    return Markup(html)  # noqa: S704 - each run was escaped, or written by an XML encoder


def latex_of(text: str) -> str:
    """Return text with the characters that LaTeX reserves escaped; letters stay UTF-8."""
    return _LIGATURE.sub(r"{}\g<0>", text.translate(_ESCAPED))


def _plain(run: Run) -> str:
    if run.style in ("sup", "sub"):
        return script(run.text, below=run.style == "sub")
    return run.text


def _html(run: Run) -> str:
    html = run.mathml or str(escape(run.text))
    return f"<{run.style}>{html}</{run.style}>" if run.style and html else html


def _collapsed(runs: list[Run]) -> list[Run]:
    """Return the runs, those of one style joined, with single spaces and none at the ends."""
    shown = [Run("")]
    for (style, mathml), group in groupby(runs, lambda run: (run.style, run.mathml)):
        text = re.sub(r"\s+", " ", "".join(run.text for run in group))
        is_after_space = len(shown) == 1 or (shown[-1].text.endswith(" ") and not shown[-1].mathml)
        text = text.lstrip() if is_after_space else text
        if text or mathml:
            shown.append(Run(text, style, mathml))
    last = shown.pop()
    return [*shown, last if last.mathml else Run(last.text.rstrip(), last.style)]
