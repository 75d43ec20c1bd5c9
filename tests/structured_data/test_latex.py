from __future__ import annotations

import random
import string

import pytest
from structured_data.latex import latex_of, text_of


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (
            r"{\'E}clairs by Garc{\'\i}a, \v{S}koda and M{\"u}ller",
            "Éclairs by García, Škoda and Müller",
        ),
        (r"\ss, \o{} and \l", "ß, ø and ł"),
        (r"{TClone}: \emph{low} \textbf{latency}", "TClone: low latency"),
        (r"50\% of A \& B", "50% of A & B"),
        ("A & B", "A & B"),
        (r"100% of \'etudes", "100% of études"),
        ("``so'' he said -- twice --- no", "“so” he said – twice — no"),
        ("3~lamps  in\n a row", "3 lamps in a row"),
        ("$x < 1$ lux", "$x < 1$ lux"),
        ("a <b>bold</b> title", "a <b>bold</b> title"),
        ("", ""),
        ("é 日本", "é 日本"),
    ],
)
def test_latex_becomes_text(latex: str, text: str) -> None:
    assert text_of(latex) == text


@pytest.mark.parametrize("latex", [r"\href{a}{b}", "{}", r"{\relax}"])
def test_latex_that_says_nothing_is_refused(latex: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        text_of(latex)


@pytest.mark.parametrize(
    ("text", "latex"),
    [
        (
            "A & B: 90% of $5, #1_a {b}",
            r"A \& B: 90\% of \$5, \#1\_a \textbraceleft{}b\textbraceright{}",
        ),
        ("~ ^ \\", r"\textasciitilde{} \textasciicircum{} \textbackslash{}"),
        ("a -- b --- c", "a -{}- b -{}-{}- c"),
        ("Éclairs – 日本", "Éclairs – 日本"),
    ],
)
def test_text_becomes_latex(text: str, latex: str) -> None:
    assert latex_of(text) == latex


def test_text_comes_back_from_latex_as_it_was() -> None:
    letters = string.printable + "é–—日“”’ßø"
    source = random.Random(7)
    for _ in range(300):
        text = " ".join("".join(source.choices(letters, k=12)).split())
        assert text_of(latex_of(text)) == text
