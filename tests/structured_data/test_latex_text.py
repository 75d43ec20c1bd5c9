from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st
from structured_data.latex_text import LatexText

PIECES = [
    *("$", "$$", "{", "}", "\\", "^", "_", "&", "%", "#", "~", "<", '"', "'", "`", "-", "--", " "),
    *(r"\frac", r"\emph{", r"\'e", r"{\v c}", r"\alpha", r"\text{", r"\(", r"\)", r"\[", r"\]"),
    *(r"\begin{a}", r"\end{a}", r"\href{x}{y}", r"\unknown", r"\textsuperscript{", r"\\", "x", "é"),
    *("2", "李", "\N{COMBINING ACUTE ACCENT}", "$x^2$", r"$\badmacro$", r"$\sum_{i=1}^n$", "$<$"),
]


@settings(deadline=None, derandomize=True, max_examples=600)
@given(st.lists(st.sampled_from(PIECES), max_size=8).map("".join))
@example("$$")
@example(r"\emph{}")
@example("{}")
def test_what_can_be_read_as_text_can_be_shown(latex: str) -> None:
    try:
        passage = LatexText.parse(latex)
    except ValueError:
        return
    assert bool(passage.html) == bool(passage.text)
