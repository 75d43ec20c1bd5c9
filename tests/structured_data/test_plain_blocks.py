"""What a change of a rendered text passes over."""

from __future__ import annotations

import pytest
from structured_data.feeds.content import absolute_html
from structured_data.plain_blocks import changed_around


def seen(html: str) -> str:
    """Return what the change gets to see."""
    texts: list[str] = []

    def change(text: str) -> str:
        texts.append(text)
        return text

    assert changed_around(html, lambda inside: "note" not in inside, change) == html
    return texts[0]


@pytest.mark.parametrize("name", ["pre", "svg", "table"])
def test_change_does_not_see_what_stands_in_a_plain_block(name: str) -> None:
    html = f'<p>One</p><{name} class="a">x<b>y</b></{name}><{name}>z</{name}><p>Two</p>'
    assert seen(html) == (
        f'<p>One</p><{name} class="a"><i data-kept="0"></i></{name}>'
        f'<{name}><i data-kept="1"></i></{name}><p>Two</p>'
    )


@pytest.mark.parametrize(
    "html",
    [
        "<table><tr><td>note</td></tr></table>",
        "<table><tr><td><table></table></td></tr></table>",
        '<svg aria-label="a > b">x</svg>',
        "<svg aria-label='a'>x</svg>",
        "<pre>without an end",
        '<pre>a</pre><i data-kept="0"></i>',
        "<preface>a</preface>",
    ],
)
def test_change_sees_all_that_is_not_plain(html: str) -> None:
    assert seen(html) == html


@pytest.mark.parametrize(
    ("inside", "left"),
    [
        ('<g onclick="a()">a</g>', "<g>a</g>"),
        ('<g\nonclick="a()">a</g>', "<g>a</g>"),
        ("<g/onclick=a()>a</g>", "<g>a</g>"),
        ('<g fill="a"onclick="b()">a</g>', '<g fill="a">a</g>'),
        ('<g ONCLICK="a()">a</g>', "<g>a</g>"),
        ('<text style="a">a</text>', "<text>a</text>"),
        ("<SCRIPT>a</SCRIPT>", ""),
        ('<use href="a.svg"></use>', '<use href="https://example.org/a.svg"></use>'),
        ('<use xlink:href="#a"></use>', '<use xlink:href="https://example.org/#a"></use>'),
        ('<a href="/b">b</a>', '<a href="https://example.org/b">b</a>'),
        ('<iframe src="/b"></iframe>', '<a href="https://example.org/b">/b</a>'),
    ],
)
def test_feed_holds_nothing_that_acts_or_leads_astray_in_a_drawing(inside: str, left: str) -> None:
    assert absolute_html(f"<svg>{inside}</svg>", "https://example.org/") == f"<svg>{left}</svg>"


def test_code_and_drawings_stand_in_a_feed_as_they_are() -> None:
    html = '<pre><code><b class="k">if</b></code></pre><svg><line x2="0"></line></svg>'
    assert absolute_html(html, "https://example.org/") == html
