"""Simple HTML is changed to the bytes that a parser makes of it; any other is left to that."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st
from structured_data.feeds.content import _absolute_html, _parsed_absolute_html
from structured_data.feeds.simple_html import EMPTY, NAMES, with_changed_attributes

ADDRESS = "https://ada.example/blog/a/"
TEXTS = ("a b", "\n", "  ", "\n\n", "&amp;", "&lt;b&gt;", "é\u00a0", " x ", "\t\f", '"', "'")
ODD = (
    "&quot;",
    "&",
    ">",
    "<",
    "<!-- c -->",
    "\r\n",
    "<BR>",
    "</p>",
    "<p>",
    "<a b>",
    "<a/>",
    "\x0b",
)
VALUES = (
    *("", "a", "a b", "/b/?c=1", "#d", "../e.png", "e.png 2x, /f.png 3x", "http://[g", "img"),
    *("headerlink", "é"),
)
ATTRIBUTES = (
    *(
        "href",
        "src",
        "srcset",
        "class",
        "id",
        "style",
        "tabindex",
        "onclick",
        "rel",
        "title",
        "role",
    ),
    *("aria-label", "cite", "headers", "alt"),
)


def unchanged(given: dict[str, str]) -> dict[str, str]:
    return given


attributes = st.dictionaries(st.sampled_from(ATTRIBUTES), st.sampled_from(VALUES), max_size=3).map(
    lambda given: "".join(f' {name}="{value}"' for name, value in given.items())
)
empties = st.builds(
    lambda name, given, end: f"<{name}{given}{end}>",
    st.sampled_from(sorted(EMPTY)),
    attributes,
    st.sampled_from(["", "/", " /"]),
)
simple = st.recursive(
    st.one_of(st.sampled_from(TEXTS), empties),
    lambda inner: st.builds(
        lambda name, given, parts: f"<{name}{given}>{''.join(parts)}</{name}>",
        st.sampled_from(sorted(NAMES)),
        attributes,
        st.lists(inner, max_size=4),
    ),
    max_leaves=12,
)
pieces = st.lists(st.one_of(simple, st.sampled_from(ODD)), max_size=5).map("".join)


@settings(max_examples=300)
@given(st.lists(simple, max_size=4).map("".join))
def test_simple_html_is_changed_as_a_parser_would(html: str) -> None:
    assert with_changed_attributes(html, unchanged) is not None
    assert _absolute_html(html, ADDRESS) == _parsed_absolute_html(html, ADDRESS)


@settings(max_examples=300)
@given(pieces)
def test_any_html_is_changed_as_a_parser_would(html: str) -> None:
    found = with_changed_attributes(html, unchanged)
    assert found in (None, _parsed_unchanged(html))


def _parsed_unchanged(html: str) -> str:
    return str(BeautifulSoup(html, "html.parser"))


@pytest.mark.parametrize(
    "html",
    [
        "<p>", "</p>", "<p></div>", "<P></P>", "<p a>b</p>", "<p a='b'></p>", "<p/>", "</br>",
        "a > b", "a & b", "&quot;", "<!-- c -->", "<script></script>", "<p\n></p>",
        '<p a="1" a="2"></p>',
        '<p title="a &amp; b"></p>', '<p class="a  b"></p>', "a\r\nb", "<svg></svg>", "<p></p b>",
    ],
)  # fmt: skip
def test_what_is_not_simple_is_left_to_a_parser(html: str) -> None:
    assert with_changed_attributes(html, unchanged) is None
