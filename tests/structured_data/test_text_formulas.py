r"""Where formulas stand in Markdown; prices, code and addresses are none."""

from __future__ import annotations

import pytest
from structured_data.front_matter import front_matter_end
from structured_data.text_formulas import TextFormula, text_formulas


def latex(text: str) -> list[str]:
    return [formula.latex for formula in text_formulas(text, front_matter_end(text))]


@pytest.mark.parametrize(
    "text",
    [
        "It costs $5 and $6, or $5-$10.",
        "US$ 3, US$5 and A$6, about $2.50/h (US$3).",
        "Between $5 and US$, $10M or A$.",
        r"A \$5 bill, \$x\$.",
        "Set $HOME and $PATH.",
        "`$x$`, ``$y$ ` $z$``",
        "```sh\necho $x$\n```",
        "- a\n\n    ~~~\n    $x$\n    ~~~",
        "<pre>$x$</pre> <!-- $x$ --> <script>$x$</script>",
        "[a](https://a.example/$x$) ![b](c_$y$.png 'd') <https://a.example/$z$>",
        '<a href="$x$" title="a $y$">a</a>',
        "[a]: https://a.example/$x$\n*[HTML]: of $y$",
        'text{: title="$x$" }',
        "Title: of $x$\nDate: 2026-01-01\n\nText.",
        "---\nTitle: of $x$\n---\nText.",
        "$ x$ and $x $",
        "$x\n\ny$",
        "It costs $$ and more.",
    ],
)
def test_text_has_no_formula(text: str) -> None:
    assert latex(text) == []


@pytest.mark.parametrize(
    ("text", "formulas"),
    [
        ("$x$, ($y$) and the $n$th", ["x", "y", "n"]),
        (r"$\{a_1, b\$\}$", [r"\{a_1, b\$\}"]),
        ("$5 \\times n$ costs $5", ["5 \\times n"]),
        ("[a $x$ b](c) and ![d $y$](e.png)", ["x", "y"]),
        ("$a<b$ and $c>d$", ["a<b", "c>d"]),
        ("| $|x|$ | $y$ |\n| - | - |", ["|x|", "y"]),
        ("$x +\ny$", ["x +\ny"]),
        ("> $x +\n> y$", ["x +\ny"]),
        ("Title: T\n\n$x$", ["x"]),
        ("$$x$$", ["x"]),
        ("$$\nx\n$$ {#eq-x}", ["\nx\n"]),
        ("> $$\n> x > y\n> $$", ["\n x > y\n "]),
    ],
)
def test_text_has_these_formulas(text: str, formulas: list[str]) -> None:
    assert latex(text) == formulas


def test_displayed_formula_has_its_place_its_id_and_its_number() -> None:
    text = "$$\na\n$$\n\n- $$b$$ {#eq-b}\n\n$$ c $$ {#eq-c}"
    assert list(text_formulas(text)) == [
        TextFormula(0, 7, "\na\n", 2, is_display=True),
        TextFormula(9, 24, "b", 13, is_display=True, margin="- ", id="eq-b", number=1),
        TextFormula(26, 41, " c ", 28, is_display=True, id="eq-c", number=2),
    ]
