"""How exports spell dates, pages, identifiers and topics."""

from __future__ import annotations

import pytest
from structured_data.imports import values
from structured_data.imports.titles import (
    latex_with_math,
    short_title,
    title_latex,
    without_outer_braces,
)
from structured_data.latex import text_of


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("arXiv preprint arXiv:2407.00023", "2407.00023"),
        ("arXiv:2407.00023v3 [cs.DC]", "2407.00023"),
        ("CoRR, abs/2407.00023", "2407.00023"),
        ("http://arxiv.org/abs/cs/0601001v2", "cs/0601001"),
        ("https://arxiv.org/pdf/2407.00023v2.pdf", "2407.00023"),
        ("10.48550/ARXIV.2407.00023", "2407.00023"),
        ("https://doi.org/10.48550%2FarXiv.2407.00023", "2407.00023"),
        ("2407.00023", None),
        ("arXiv:2407.000231234", None),
        ("The arXiv of 2407 papers", None),
    ],
)
def test_arxiv_id_is_found_where_it_is_called_one(text: str, number: str | None) -> None:
    assert values.arxiv(text) == number


@pytest.mark.parametrize(
    ("text", "doi"),
    [
        ("https://doi.org/10.1145/3711896.3736884", "10.1145/3711896.3736884"),
        ("doi: 10.1016/S0140-6736(20)30183-5.", "10.1016/S0140-6736(20)30183-5"),
        ("(10.1145/1.2)", "10.1145/1.2"),
        (r"10.1007/978-3-031\_1", "10.1007/978-3-031_1"),
        ("10.12/x", None),
    ],
)
def test_doi_is_found_without_what_surrounds_it(text: str, doi: str | None) -> None:
    assert values.doi(text) == doi


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("81--95", "81\u201395"),
        ("81-95", "81\u201395"),
        ("81 \u2013 95", "81\u201395"),
        ("1:1--1:30", "1:1\u20131:30"),
        ("4-1--4-20", "4-1\u20134-20"),
        ("e1042", "e1042"),
        ("932--", "932"),
        ("--", "None"),
    ],
)
def test_pages_are_a_range_or_one(text: str, pages: str) -> None:
    assert str(values.pages(text)) == pages


@pytest.mark.parametrize(
    ("parts", "date"),
    [
        ((2025, "July", None), "2025-07"),
        (("2025", "jul.", "3"), "2025-07-03"),
        ((2025, 7, 31), "2025-07-31"),
        ((2025, 2, 31), "2025-02"),
        ((2025, "Spring", None), "2025"),
        ((None, 7, None), "None"),
    ],
)
def test_date_is_as_precise_as_its_parts_make_sense(parts: tuple[object, ...], date: str) -> None:
    assert str(values.dated(*parts)) == date


def test_topics_are_those_of_the_authors() -> None:
    assert values.keywords(
        [
            "Computer Science - Distributed, Parallel, and Cluster Computing, LLM serving",
            "Machine Learning (cs.LG)",
            "FOS: Computer and information sciences",
            "physics-informed; llm serving; \u2014",
        ]
    ) == ("LLM serving", "physics-informed")


@pytest.mark.parametrize(
    ("title", "latex"),
    [
        ("Preble: Prompts for LLM Serving", "{Preble}: Prompts for {LLM} Serving"),
        ("vLLM, GPUs & H100s", r"{vLLM}, {GPUs} \& {H100s}"),
        ("Beat the Long Tail: RL", "Beat the Long Tail: {RL}"),
        ("Pre-LLM-Era: A_b", r"Pre-{LLM}-Era: A\_b"),
        ("At $O(n)$, 5% & $5", r"At $O(n)$, 5\% \& \$5"),
        ("A {b} }c", r"A \textbraceleft{}b\textbraceright{} \textbraceright{}c"),
    ],
)
def test_title_keeps_its_capitals_and_formulas(title: str, latex: str) -> None:
    assert title_latex(title) == latex
    assert text_of(latex) == title.replace("$O(n)$", "O(n)")


@pytest.mark.parametrize(
    ("latex", "inner"),
    [
        ("{{A Title}}", "A Title"),
        ("{A} and {B}", "{A} and {B}"),
        (r"{A \} B}", r"A \} B"),
        ("{A", "{A"),
    ],
)
def test_braces_around_a_whole_title_go(latex: str, inner: str) -> None:
    assert without_outer_braces(latex) == inner


def test_name_of_a_system_is_one_word_or_two_before_a_colon() -> None:
    titles = ("Preble: X", "Owl Eyes: X", "Beat the Long Tail: X", "Preble", "\u591c: X", "A:B")
    assert [short_title(title) for title in titles] == [
        "Preble",
        "Owl Eyes",
        None,
        None,
        None,
        None,
    ]


def test_formula_that_is_no_formula_is_escaped() -> None:
    assert latex_with_math("from $5 to $6, $x < 1$, $\\frac{1$") == (
        r"from \$5 to \$6, $x < 1$, \$\textbackslash{}frac\textbraceleft{}1\$"
    )
