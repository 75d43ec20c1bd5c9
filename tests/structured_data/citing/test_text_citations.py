"""Which keys a Markdown file cites, and on which lines."""

from __future__ import annotations

import pytest
from structured_data.citing.text_citations import (
    WAYS,
    Citation,
    citations,
    cited_keys,
    miswritten,
    without_citations,
)

HEAD = "Title: A\nSummary: [@no]\n\n"


def told(text: str) -> list[tuple[int, str, str]]:
    """Return what is told where one work is known."""
    found = miswritten(text)
    return [(one.line, one.written, one.remedy) for one in found if one.key in (None, "key")]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Bright [@lantern].", [(4, "lantern")]),
        ("Bright [@a; @b, p. 12;@c].", [(4, "a"), (4, "b"), (4, "c")]),
        ("One\ntwo [@a;\n@b].", [(5, "a"), (6, "b")]),
        ("[@DBLP:conf/osdi/A-2024_x.y]", [(4, "DBLP:conf/osdi/A-2024_x.y")]),
        ("[@a][@b]", [(4, "a"), (4, "b")]),
        ("> [@quote]\n\n- [@item]\n\n| [@cell] |", [(4, "quote"), (6, "item"), (8, "cell")]),
        ("## A heading [@a]", [(4, "a")]),
        ("[^1]: A note [@a].", [(4, "a")]),
        ("`[@no]` and `` ` [@no] `` and [@a]", [(4, "a")]),
        ("```python\n[@no]\n```\n\n[@a]", [(8, "a")]),
        ("~~~~\n[@no]\n~~~\n~~~~\n[@a]", [(8, "a")]),
        ("- x\n\n  ```\n  [@no]\n  ```\n  [@a]", [(9, "a")]),
        ("```\nnever closed\n\n[@a]", [(7, "a")]),
        ("<!-- [@no]\n-->[@a]<pre>[@no]</pre>", [(5, "a")]),
        ("one ` tick [@a]", [(4, "a")]),
        ("a ` tick\n\n[@a] another ` tick", [(6, "a")]),
        (r"\[@no]", []),
        ("[@user](https://social.example/@user) and [@user][1]", []),
        ("ada@lamps.example [mail](mailto:ada@lamps.example)", []),
    ],
)
def test_keys_are_found_with_their_lines(text: str, keys: list[tuple[int, str]]) -> None:
    assert cited_keys(HEAD + text) == keys
    assert told(HEAD + text) == []


def test_front_matter_between_rules_holds_no_citation() -> None:
    assert cited_keys("---\nTitle: [@no]\n---\n[@a]\n") == [(4, "a")]


@pytest.mark.parametrize("text", ["[@a p. 12]", "[@]", "[@a; b]", "[@a;]"])
def test_what_begins_as_a_citation_and_is_none_is_told(text: str) -> None:
    assert told(f"{HEAD}One {text} two") == [(4, text, WAYS)]


BEHIND = "put it behind the link or picture"
KNOWN = "write [@key]; a name on another site as a link"


@pytest.mark.parametrize(
    ("text", "written", "remedy"),
    [
        ("[the paper [@key]](https://a.example)", "[@key]", BEHIND),
        ("[the paper [@key]][paper]", "[@key]", BEHIND),
        ("![figure [@key]](a.png)", "[@key]", BEHIND),
        ("[-@key]", "[-@key]", KNOWN),
        ("[see @key, p. 3]", "[see @key, p. 3]", KNOWN),
        ("As @key shows", "@key", KNOWN),
        ("As @key.", "@key", KNOWN),
        ("[^1]: As @key shows", "@key", KNOWN),
    ],
)
def test_citation_that_would_stand_as_text_is_told(text: str, written: str, remedy: str) -> None:
    assert told(HEAD + text) == [(4, written, remedy)]
    assert cited_keys(HEAD + text) == []


@pytest.mark.parametrize(
    "text",
    [
        '<span title="[@key]">a</span>',
        '<img alt="[@nope]">',
        "ada@key.example, @other, https://a.example/@key and [@key](https://a.example/@key)",
        "`@key`",
        "[mail]: mailto:@key",
    ],
)
def test_what_stands_in_a_tag_or_an_address_is_no_citation(text: str) -> None:
    assert cited_keys(HEAD + text) == []
    assert told(HEAD + text) == []


def test_locator_is_told_from_the_key() -> None:
    assert citations("@a, pp. 1, 2; @b") == (Citation("a", "pp. 1, 2"), Citation("b"))


def test_description_holds_no_citation() -> None:
    assert without_citations("It is bright [@a, p. 12], and [@b; @c] warm.") == (
        "It is bright, and warm."
    )
