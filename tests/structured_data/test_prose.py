"""The text of a Markdown file without what is no text."""

from __future__ import annotations

import pytest
from structured_data.prose import BLANK, prose, without_code

BLOCK = "```{.python .run}\nx = `1`\n```\n"


def test_code_is_blank_and_all_else_stays_where_it_is() -> None:
    assert without_code(f"a `b` c\n\n{BLOCK}d") == (
        f"a {BLANK * 3} c\n\n{BLANK * 17}\n{BLANK * 7}\n{BLANK * 3}\nd"
    )


@pytest.mark.parametrize("text", [f"{BLOCK}\n[a](paper:b)\n\n{BLOCK}", "a `b` [c](d) `e`\n"])
def test_text_between_code_is_still_text_when_code_is_taken_out_again(text: str) -> None:
    once = prose(f"Title: T\n\n{text}")
    assert without_code(once) == once
    assert "](" in once
