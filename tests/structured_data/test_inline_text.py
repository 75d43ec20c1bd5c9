from __future__ import annotations

import pytest
from structured_data.inline_text import inline_html, link_targets, plain_text

TEXTS = [
    ("plain", "plain", "plain"),
    ("*well* done", "<em>well</em> done", "well done"),
    ("2 * 3 * 4", "2 * 3 * 4", "2 * 3 * 4"),
    ("[a](https://a.example/)", '<a href="https://a.example/">a</a>', "a"),
    ("[a](/b/)", '<a href="/site/b/">a</a>', "a"),
    ("*see [a](/b/)*", '<em>see <a href="/site/b/">a</a></em>', "see a"),
    ("[*a* b](/b/)", '<a href="/site/b/"><em>a</em> b</a>', "a b"),
    ("[a](/b?c=1&d=2)", '<a href="/site/b?c=1&amp;d=2">a</a>', "a"),
    ("[a](/b*) and *c*", '<a href="/site/b*">a</a> and <em>c</em>', "a and c"),
    ("*a [b*](/c/)", "<em>a [b</em>](/c/)", "a [b](/c/)"),
    ("<b> & \"q\" 'r'", "&lt;b&gt; &amp; &#34;q&#34; &#39;r&#39;", "<b> & \"q\" 'r'"),
    ('[a](/"b)', '<a href="/site/&#34;b">a</a>', "a"),
    ("[a] (b)", "[a] (b)", "[a] (b)"),
    ("[](/a)", "[](/a)", "[](/a)"),
]


@pytest.mark.parametrize(("text", "html", "plain"), TEXTS)
def test_markup_becomes_html_and_everything_else_is_escaped(
    text: str, html: str, plain: str
) -> None:
    assert inline_html(text, base="/site") == html


@pytest.mark.parametrize(("text", "html", "plain"), TEXTS)
def test_plain_text_is_the_words_alone(text: str, html: str, plain: str) -> None:
    assert plain_text(text) == plain


def test_every_address_that_html_links_to_is_found() -> None:
    text = "*a [b](/c/)* and [*d*](https://e.example/) and [f](javascript:g(1))"
    assert link_targets(text) == ["/c/", "https://e.example/", "javascript:g(1"]
