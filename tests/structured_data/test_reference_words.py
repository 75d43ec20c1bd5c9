"""The words of links without any, as the page has them."""

from __future__ import annotations

import pytest
from structured_data.reference_words import with_reference_words

HTML = (
    '<a href="#fig-a">that</a> <a class="cross-reference" href="#fig-a">Figure\u00a01</a> '
    '<a class="cross-reference" href="#b&amp;c">B &amp; <em>[c]</em></a>'
)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("[](#fig-a) and [that](#fig-a)", "[Figure 1](#fig-a) and [that](#fig-a)"),
        ("[](#b&c)", "[B & \\[c\\]](#b&c)"),
        ("[](#elsewhere) and [](/a/)", "[](#elsewhere) and [](/a/)"),
        ("`[](#fig-a)`", "`[](#fig-a)`"),
    ],
)
def test_reference_has_the_words_of_the_page(text: str, read: str) -> None:
    assert with_reference_words(text, HTML) == read
