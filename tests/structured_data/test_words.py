"""What of a Markdown file is read, and how much that is."""

from __future__ import annotations

from dataclasses import replace

import pytest
from structured_data.library import Library
from structured_data.words import word_count


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("One two, three: 1,024 don’t re-read it.", 7),
        ("*One* **two** [three four](https://a.example/b_(c)/ 'd') ![five](e.png){.wide}", 5),
        ("One.[^1] Two [@key, p. 12].\n\n[^1]: Three four.", 4),
        ("[one][a]\n\n[a]: https://b.example/ 'c d'", 2),
        ("| one | two |\n| --- | --: |\n| 3 | 4 |\n\n/// table-caption\nfive\n///", 5),
        ("One `two three` four.\n\n```python title='five'\nsix = 7\n```\n\n> eight", 3),
        ("<b class='x'>one</b> <!-- two --> <https://three.example>", 1),
        ("一二三 four", 2),
        ("/// note | One\n    attrs: {id: none}\ntwo\n///", 1),
        ("One $x_i + \\frac{a}{b}$ three, $5 and\n\n$$\nx\n$$ {#eq-x}\n\n`$y$`", 6),
    ],
)
def test_words_are_those_that_a_reader_reads(text: str, words: int) -> None:
    assert word_count(f"Title: Not a word\n\n{text}\n") == words


@pytest.mark.parametrize(
    ("words", "minutes"), [(0, 1), (344, 1), (346, 2), (2300, 10), (11_500, 50)]
)
def test_reading_takes_whole_minutes_and_at_least_one(
    library: Library, words: int, minutes: int
) -> None:
    assert replace(library.articles[0], words=words).minutes == minutes


def test_words_of_an_article_are_those_of_its_text(library: Library) -> None:
    (post,) = library.section("blog")
    # It was bright. See the paper, the data and the footnote. By me, after Lantern. This one.
    assert post.words == 17
