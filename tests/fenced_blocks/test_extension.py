"""Fenced blocks in a text that Markdown renders."""

from __future__ import annotations

from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from fenced_blocks import FencedBlock, FencedBlocks
from markdown import Markdown
from structured_data.errors import Place, Problem
from structured_data.markdown_file import markdown_file, reading

EXTENSIONS = ["meta", "extra", "pymdownx.superfences", "pymdownx.blocks.caption"]


class Shouted(FencedBlocks):
    """Shows a block of `shout` in upper case, and refuses one without a word."""

    name = "shouted"

    def wants(self, block: FencedBlock) -> bool:
        return block.language == "shout"

    def element(self, block: FencedBlock, md: Markdown) -> Element:
        element = Element("figure")
        element.text = block.body.upper()
        if not block.body:
            markdown_file().problem(block.line, "says nothing")
        return element


def shown(text: str) -> tuple[str, list[Problem]]:
    with reading(Path("a.md")) as file:
        return Markdown(extensions=[*EXTENSIONS, Shouted()]).convert(text), file.problems


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("a\n```shout\nb\n```\nc", "<p>a</p>\n<figure>B</figure>\n<p>c</p>"),
        ("```shout\nb\n```\n```shout\nc\n```", "<figure>B</figure>\n<figure>C</figure>"),
        ("a\n\n```shout\nb\n```\nc", "<p>a</p>\n<figure>B</figure>\n<p>c</p>"),
        (
            "- a\n\n    ```shout\n    b\n    ```\n\n- c",
            "<ul>\n<li>\n<p>a</p>\n<figure>B</figure>\n</li>\n<li>\n<p>c</p>\n</li>\n</ul>",
        ),
        (
            "> a\n>\n> ```shout\n> b\n> ```",
            "<blockquote>\n<p>a</p>\n<figure>B</figure>\n</blockquote>",
        ),
    ],
)
def test_element_stands_where_its_block_stood(text: str, html: str) -> None:
    assert shown(text) == (html, [])


def test_caption_below_a_figure_is_its_own() -> None:
    html, problems = shown("```shout\nb\n```\n\n/// figure-caption\nc\n///")
    assert html.startswith('<figure id="__figure-caption_1">B<figcaption>')
    assert problems == []


def test_block_in_a_block_of_markdown_stays_code() -> None:
    html, _ = shown("````markdown\n```shout\nb\n```\n````")
    assert "```shout" in html
    assert "figure" not in html


def test_problem_has_the_line_in_the_file() -> None:
    text = "Title: T\nDate: 2026-01-01\n\n```shout\na\n```\n\n```shout\n```"
    assert shown(text)[1] == [Problem(Place("a.md", 8), "says nothing")]


def test_block_that_stands_in_html_is_told() -> None:
    _, problems = shown("<div>\n```shout\nb\n```\n</div>")
    assert [str(problem) for problem in problems] == [
        "a.md:2: this block of 'shout' stands where none is shown "
        "(put it between empty lines, outside of HTML)"
    ]
