"""Formulas in a text."""

from __future__ import annotations

import re

import pytest
from formulas.mathml import Converter
from structured_data.errors import InvalidData

from .conftest import RENDERED

BOX = '<div aria-label="Equation{}" class="equation scroller"{} role="group" tabindex="0">'
PLAIN, NUMBERED = BOX.format("", ""), BOX.format(" (1)", ' id="eq-x"')


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("$x$", '<math alttext="x"><mi>x</mi></math>'),
        (
            "$a<b$ &amp; $5",
            '<math alttext="a &lt; b"><mi>a</mi><mo>&lt;</mo><mi>b</mi></math> &amp; $5',
        ),
        (r"$\text{\textbf{a}}$", '<math alttext=""><mtext><b>a</b></mtext></math>'),
        ("![of $x^2$](a.png)", '<img alt="of x²" src="a.png">'),
        (
            '[$x$](/a/ "of $y$")',
            '<a href="/a/" title="of $y$"><math alttext="x"><mi>x</mi></math></a>',
        ),
        ("**$x$**", '<strong><math alttext="x"><mi>x</mi></math></strong>'),
        (r"\$x\$, `$x$`", "$x$, <code>$x$</code>"),
    ],
)
def test_formula_in_a_line_is_mathml(rendered: RENDERED, text: str, html: str) -> None:
    assert rendered(f"Title: $a$\n\n{text}") == (f"<p>{html}</p>", [])


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("a\n$$\nx\n$$\nb", f"<p>a</p>\n{PLAIN}MATH</div>\n<p>b</p>"),
        (
            "$$x$$ {#eq-x}",
            NUMBERED + 'MATH<span class="equation-number">(1)</span></div>',
        ),
        ("> $$\n> x\n> $$", f"<blockquote>\n{PLAIN}MATH</div>\n</blockquote>"),
        ("- a\n\n    $$x$$", f"<ul>\n<li>\n<p>a</p>\n{PLAIN}MATH</div>\n</li>\n</ul>"),
        ("- $$x$$", f"<ul>\n<li>\n{PLAIN}MATH</div>\n</li>\n</ul>"),
        (
            "/// details | $x$\n$$x$$\n///",
            f'<details class="details">\n<summary><math alttext="x"><mi>x</mi></math></summary>\n'
            f"{PLAIN}MATH</div>\n</details>",
        ),
    ],
)
def test_displayed_formula_scrolls_in_a_box(rendered: RENDERED, text: str, html: str) -> None:
    math = '<math alttext="x" display="block"><mi>x</mi></math>'
    assert rendered(f"Title: T\n\n{text}") == (html.replace("MATH", math), [])


def test_formula_with_a_bar_does_not_end_a_cell(rendered: RENDERED) -> None:
    html, problems = rendered("Title: T\n\n| a | b |\n| - | - |\n| $|x|$ | $5 |")
    assert re.findall(r'<td>(?:<math alttext="(.*?)".*?|(.*?))</td>', html) == [
        ("|x|", ""),
        ("", "$5"),
    ]
    assert problems == []


def test_heading_is_listed_with_its_formula_as_text(rendered: RENDERED) -> None:
    html, _ = rendered("Title: T\n\n[TOC]\n\n## Why $n^2$ matters")
    assert '<a href="#why-n2-matters">Why n² matters</a>' in html


def test_lines_are_aligned_by_classes_and_read_without_commas(rendered: RENDERED) -> None:
    html, problems = rendered(
        "Title: T\n\n$$\n\\begin{aligned} a &= b \\\\ &= c \\end{aligned}\n$$"
    )
    assert problems == []
    assert " style=" not in html
    assert 'alttext="a = b; = c"' in html
    assert (
        re.findall(r'<mtd class="(.*?)">', html)
        == [
            "math-end math-close-end",
            "math-start math-close-start",
        ]
        * 2
    )


def test_macro_of_the_settings_is_known() -> None:
    element = Converter({"R": r"\mathbb{R}"}).element(r"\R^n", display=False)
    assert element.get("alttext") == "ℝⁿ"


def test_macros_that_are_none_are_told_all_at_once() -> None:
    with pytest.raises(InvalidData) as caught:
        Converter({"R": 5, "1x": "a", "Q": r"\fooo"})  # type: ignore[dict-item]
    remedy = "did you mean \\footnote? A macro of your own stands in MATH_MACROS of pelicanconf.py"
    assert str(caught.value).splitlines() == [
        "pelicanconf.py:1: MATH_MACROS['1x']: 'a' is no macro: "
        'Invalid macro name: "\\1x" (write letters only, without the backslash)',
        "pelicanconf.py:1: MATH_MACROS['Q']: '\\fooo' is no macro: "
        f'Unknown command "\\fooo" ({remedy})',
        "pelicanconf.py:1: MATH_MACROS['R']: 5 is not text (write it in quotes)",
    ]


def test_deep_formula_is_refused(rendered: RENDERED) -> None:
    deep = r"\sqrt{" * 200 + "x" + "}" * 200
    assert rendered(f"Title: T\n\n${deep}$")[1] == [
        rf"post.md:3: the formula '{deep[:57]}...': is nested more than 100 deep"
    ]
