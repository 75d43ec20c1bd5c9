"""A title that HTML, JSON, LaTeX and XML each read in their own way comes back whole."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree import ElementTree

import feedparser
import pytest
from jinja2 import Environment
from pybtex.database import parse_string
from structured_data.citations.bibtex import to_bibtex
from structured_data.citations.highwire import highwire_tags
from structured_data.feeds import feed_files
from structured_data.graph import page_graph
from structured_data.inline_text import inline_html
from structured_data.latex import text_of
from structured_data.library import Library
from structured_data.page_view import site_pages
from structured_data.paths import article_path
from structured_data.settings import Settings

TITLE = '"><script>alert(1)</script> <!--<script> & é 日本'
IN_BIBTEX = TITLE.replace("--", "{-}{-}").replace("&", r"\&")  # as LaTeX would have it written
IN_YAML = TITLE.replace('"', r"\"")


@pytest.fixture
def strange(site: Path, load: Callable[[], Library]) -> Library:
    """The invented site, with the title on a paper, a talk, a post, a news item and a claim."""
    changes = {
        "data/publications.bib": ("What a Moth Wants", IN_BIBTEX),
        "data/talks.yaml": ("A poster on moths", f'"{IN_YAML}"'),
        "data/claims.yaml": ("Every lamp is a Lantern", f'"{IN_YAML}"'),
        "blog/first-light/index.md": ("Title: First light", f"Title: {TITLE}"),
        "news/lighthouse.md": ("Title: Looking for a lighthouse", f"Title: {TITLE}"),
    }
    for name, (old, new) in changes.items():
        file = site / "content" / name
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")
    return load()


def names(value: object) -> Iterator[object]:
    """Yield the name of every node of a graph."""
    if isinstance(value, dict):
        yield value.get("name")
        value = list(value.values())
    for member in value if isinstance(value, list) else ():
        yield from names(member)


def test_library_holds_the_title(strange: Library) -> None:
    assert strange.publications["moth"].title == TITLE
    assert strange.talks["poster-2024"].title == TITLE
    assert strange.claims["acme"].title == TITLE
    assert [article.title for article in strange.articles][:2] == [TITLE, TITLE]


@pytest.mark.parametrize(
    "path", ["/publications/moth/", "/blog/first-light/", "/news/lighthouse/", "/publications/"]
)
def test_title_comes_back_from_json_that_ends_no_script(
    strange: Library, settings: Settings, path: str
) -> None:
    (view,) = (view for view in site_pages(strange) if view.path == path)
    graph = page_graph(view, strange, settings)
    script = Environment(autoescape=True).from_string("{{ graph | tojson }}").render(graph=graph)
    assert json.loads(script) == graph
    assert not {"<", ">", "&"} & set(script)
    assert TITLE in list(names(graph))


def test_title_comes_back_from_bibtex(strange: Library) -> None:
    moth = strange.publications["moth"].reference
    entry = parse_string(to_bibtex(moth), "bibtex").entries[moth.key]
    assert text_of(entry.fields["title"]) == TITLE


def test_title_stands_in_the_citation_tags(strange: Library, settings: Settings) -> None:
    tags = highwire_tags(strange.publications["moth"], settings)
    assert tags[0] == ("citation_title", TITLE)


def test_title_comes_back_from_feeds(strange: Library, settings: Settings, today: dt.date) -> None:
    html = {article_path(article): "<p>Text.</p>" for article in strange.articles}
    texts = dict(feed_files(strange, html, settings, today))
    items = json.loads(texts["/feeds/all.json"])["items"]
    assert [item["title"].removeprefix("Poster: ") for item in items].count(TITLE) == 4
    for text in (text for path, text in texts.items() if path.endswith(".xml")):
        read = feedparser.parse(text.encode(), sanitize_html=False)
        assert read.bozo == 0
        assert TITLE in [entry.title for entry in read.entries]
        root = ElementTree.fromstring(text)
        assert TITLE in [element.text for element in root.iter() if element.tag.endswith("title")]


def test_title_is_escaped_in_inline_html() -> None:
    assert inline_html(TITLE) == (
        "&#34;&gt;&lt;script&gt;alert(1)&lt;/script&gt; &lt;!--&lt;script&gt; &amp; é 日本"
    )
