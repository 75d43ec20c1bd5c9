"""What one text breaks by itself; tests/cases/post_check shows each rule at work."""

from __future__ import annotations

from pathlib import Path

import pytest

from commands.new import new_entry
from commands.post_rules import text_problems


def lines(folder: Path, text: str, summary: str = "On lamps.") -> list[int]:
    """Return the lines of the problems of a text, which begins on line 4."""
    file = folder / "a.md"
    whole = f"Title: A\nSummary: {summary}\n\n{text}\n"
    file.write_text(whole, encoding="utf-8")
    return [problem.place.line for problem in text_problems(file, whole)]


@pytest.mark.parametrize(
    "text",
    [
        "```python\na\n```",
        "``` {.python .wide}\na\n```",
        '```{.python title="a.py"}\na\n```',
        '```python {title="loop.py"}\na\n```',
        "~~~c++\n```\n~~~",
        "````markdown\n```\na\n```\n````",
        "- a\n\n    ```text\n    a\n    ```",
        "`` ``` ``",
    ],
)
def test_block_of_code_that_names_its_language_is_right(tmp_path: Path, text: str) -> None:
    assert lines(tmp_path, text) == []


@pytest.mark.parametrize("info", ["", " ", '{title="a.py"}', "{ .}", "{#a}"])
def test_block_of_code_without_a_language_is_told(tmp_path: Path, info: str) -> None:
    assert lines(tmp_path, f"a\n\n```{info}\nb\n```") == [6]


@pytest.mark.parametrize("summary", ["A.", "A?", "A!", "A…", "“A.”", "(A.)", "x" * 159 + "."])
def test_summary_that_is_a_sentence_and_short_is_right(tmp_path: Path, summary: str) -> None:
    assert lines(tmp_path, "a", summary) == []


@pytest.mark.parametrize("summary", ["A", "A, and", "A:", "A.B", "x" * 160 + "."])
def test_summary_that_is_cut_or_long_is_told(tmp_path: Path, summary: str) -> None:
    assert lines(tmp_path, "a", summary) == [2]


@pytest.mark.parametrize("kind", ["post", "news"])
def test_what_a_new_text_begins_with_is_to_be_replaced(tmp_path: Path, kind: str) -> None:
    file = new_entry(kind, "Lamps", tmp_path)
    text = file.read_text("utf-8")
    told = [text.split("\n")[one.place.line - 1] for one in text_problems(file, text)]
    assert told == [line for line in text.split("\n") if line.endswith(".")]


PLOT = "```plot\nmark: bar\n```\n\n/// figure-caption\n    attrs: {id: fig-a}\nLamps. WORDS\n///"


@pytest.mark.parametrize(
    "words", ["Measured on one.", "Modeled: no wind.", "It is\ncomputed here."]
)
def test_caption_that_says_where_data_are_from_is_right(tmp_path: Path, words: str) -> None:
    assert lines(tmp_path, PLOT.replace("WORDS", words)) == []


def test_caption_of_a_plot_that_does_not_say_where_data_are_from_is_told(tmp_path: Path) -> None:
    assert lines(tmp_path, PLOT.replace("WORDS", "Unmeasured.")) == [8]
    assert lines(tmp_path, f"{PLOT}\n\n{PLOT}".replace("WORDS", "Measured.", 1)) == [17]


def test_diagram_needs_no_such_word(tmp_path: Path) -> None:
    assert lines(tmp_path, PLOT.replace("```plot", "```dot")) == []
