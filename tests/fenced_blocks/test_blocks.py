"""What a text has of fenced blocks."""

from __future__ import annotations

import pytest
from fenced_blocks import FencedBlock, fenced_blocks

PLOT = FencedBlock("plot", (), "", {}, "mark: bar", "", 1, 3)


def blocks(text: str) -> list[FencedBlock]:
    return list(fenced_blocks(text.split("\n")))


def test_block_has_its_language_its_body_and_its_lines() -> None:
    assert blocks("```plot\nmark: bar\n```") == [PLOT]


@pytest.mark.parametrize(
    "head", ['{.python .run #loop title="a b"}', "{ .python #loop .run title='a b' }"]
)
def test_attributes_stand_in_braces(head: str) -> None:
    expected = FencedBlock("python", ("run",), "loop", {"title": "a b"}, "x", "", 1, 3)
    assert blocks(f"```{head}\nx\n```") == [expected]


@pytest.mark.parametrize(
    ("head", "classes", "title"),
    [
        ('python {title="loop.py"}', (), "loop.py"),
        ('python { .wide title="{a}.py" }', ("wide",), "{a}.py"),
        ('python title="{a}.py"', (), "{a}.py"),
    ],
)
def test_attributes_may_follow_the_language_and_hold_braces(
    head: str, classes: tuple[str, ...], title: str
) -> None:
    expected = FencedBlock("python", classes, "", {"title": title}, "x", "", 1, 3)
    assert blocks(f"```{head}\nx\n```") == [expected]


def test_options_follow_the_language() -> None:
    assert blocks('```dot alt="A loop" scale=2\n```') == [
        FencedBlock("dot", (), "", {"alt": "A loop", "scale": "2"}, "", "", 1, 2)
    ]


def test_block_within_a_longer_fence_is_a_part_of_it() -> None:
    found = blocks("````markdown\n```plot\nmark: bar\n```\n````\n\n~~~\n```\n~~~")
    assert [(block.language, block.line, block.end) for block in found] == [
        ("markdown", 1, 5),
        ("", 7, 9),
    ]


def test_margin_of_a_list_or_a_quotation_is_taken_off() -> None:
    found = blocks("> ```plot\n> a:\n>   b: 1\n> ```\n\n1. x\n\n    ```dot\n      a\n    ```")
    assert [(block.margin, block.body) for block in found] == [
        ("> ", "a:\n  b: 1"),
        ("    ", "  a"),
    ]


@pytest.mark.parametrize("text", ["```plot\nmark: bar", "> ```plot\n> x\n\ntext\n```", "a ```b"])
def test_block_that_is_never_closed_is_none(text: str) -> None:
    assert blocks(text) == []
