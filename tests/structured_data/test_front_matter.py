"""What opens a Markdown file; tests/cases/errors/post-* holds what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from markdown import Markdown
from structured_data.article_texts import below_front_matter, first_paragraph
from structured_data.errors import InvalidData, Place, Problem
from structured_data.front_matter import read_front_matter
from structured_data.library import Library
from structured_data.records.articles import FIELDS
from structured_data.sources import Mapping, Scalar

ONE = {"title": "A: b", "date": "2024", "tags": "x, y"}
FORMS = (
    "Title: A: b\nDate: 2024\nTAGS:  x, y \nStatus:\n\nNot: this\n",
    "---\nTitle: A: b\nDate: 2024\nTAGS:  x, y \nStatus:\n---\nNot: this\n",
    "\ufeffTitle: A: b\r\nDate: 2024\r\nTAGS:  x, y \r\nStatus:\r\n\r\nNot: this\r\n",
    "Title: A: b\rDate: 2024\rTAGS: x, y\rStatus:\r\rNot: this\r",
    "Title:\tA: b\nDate:\t2024\nTags:\tx, y\nStatus:\t\n\nNot: this\n",
    "  Title:A: b\n Date:2024\n   Tags:x, y\nStatus:\n   \nNot: this\n",
)


@pytest.mark.parametrize("text", FORMS)
def test_front_matter_is_the_lines_that_open_a_file(tmp_path: Path, text: str) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(text.encode())
    problems: list[Problem] = []
    mapping = read_front_matter(file, problems)
    assert mapping
    assert {name: node.text for name, node in mapping.fields.items()} == ONE  # type: ignore[union-attr]
    assert problems == []


@pytest.mark.parametrize("text", FORMS)
def test_python_markdown_reads_the_same(text: str) -> None:
    md = Markdown(extensions=["meta"])
    html = md.convert(text.removeprefix("\ufeff"))
    assert md.Meta == {**{name: [value] for name, value in ONE.items()}, "status": [""]}  # type: ignore[attr-defined]
    assert html == "<p>Not: this</p>"


def test_file_that_is_not_utf_8_is_told_of_with_its_line_and_nothing_else(
    site: Path, load: Callable[[], Library]
) -> None:
    text = "Title: A\nDate: 2025\nSummary: Café.\n\nText.\n"
    (site / "content/blog/bad.md").write_bytes(text.encode("latin-1"))
    with pytest.raises(InvalidData) as caught:
        load()
    assert str(caught.value) == "content/blog/bad.md:3: not UTF-8 text (save the file as UTF-8)"


def test_front_matter_knows_its_lines(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text("---\nTitle: A\nDate: 2024\n---\n", encoding="utf-8")
    assert read_front_matter(file, []) == Mapping(
        {
            "title": Scalar("A", Place(str(file), 2, "title")),
            "date": Scalar("2024", Place(str(file), 3, "date")),
        },
        Place(str(file), 1),
    )


@pytest.mark.parametrize("title", ['"A" and "B"', "[A] and [B]", "It’s", "'t is", "\u201cA\u201d"])
def test_marks_within_a_value_are_part_of_it(tmp_path: Path, title: str) -> None:
    file = tmp_path / "a.md"
    file.write_text(f"Title: {title}\n", encoding="utf-8")
    problems: list[Problem] = []
    mapping = read_front_matter(file, problems)
    assert (mapping and mapping.fields["title"], problems) == (
        Scalar(title, Place(str(file), 1, "title")),
        [],
    )


@pytest.mark.parametrize("name", FIELDS)
def test_line_below_the_end_is_told_whichever_it_is(tmp_path: Path, name: str) -> None:
    file = tmp_path / "a.md"
    file.write_text(f"Other: a\n\n{name.title()}: b\n\nText.\n", encoding="utf-8")
    problems: list[Problem] = []
    mapping = read_front_matter(file, problems)
    assert mapping
    assert list(mapping.fields) == ["other", name]
    assert [problem.place.line for problem in problems] == [3]


@pytest.mark.parametrize(
    "text",
    [
        "First\n words.\n\nMore.",
        "![a lamp](lamp_(1).png){: .wide }\n\nFirst words.",
        "![a [lamp]](<lamp 1.png> 'b') First ![c][d]words.",
        '<img alt="a" src="lamp.png">\n\n\nFirst words.',
        "![a](b.png)\n/// figure-caption\n\nA lamp.\n///\n\nFirst words.",
        "  \nFirst words.\n \t\nMore.",
    ],
)
@pytest.mark.parametrize("start", ["Title: A\nDate: 2025\n\n", "---\nTitle: A\n---\n", "A: b\n \n"])
def test_first_paragraph_is_of_words(start: str, text: str) -> None:
    below = below_front_matter(f"{start}{text}\n")
    assert first_paragraph(below) == "First words."
