"""The filters of the theme's templates."""

from __future__ import annotations

from structured_data.template_filters import one_of_several


def test_ids_of_one_text_of_several_are_its_own_and_its_words_stay() -> None:
    html = '<h2 id="a">id="a"</h2><a href="#a" title="b">c</a><a href="/d/#a">e</a>'
    assert one_of_several(html, "x") == (
        '<h2 id="x-a">id="a"</h2><a href="#x-a" title="b">c</a><a href="/d/#a">e</a>'
    )
