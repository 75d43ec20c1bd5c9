"""The feeds, as text and as a feed reader reads them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import feedparser
import pytest
from structured_data.feeds import Feed, absolute_html, feed_text, site_feeds
from structured_data.library import Library
from structured_data.settings import Settings

NEWS = "/feeds/news.rss.xml"
BLOG = "/feeds/blog.atom.xml"
Texts = dict[str, str]


@pytest.fixture(scope="module")
def feeds(library: Library, html: dict[str, str], settings: Settings) -> Texts:
    """Path -> text of each feed."""
    return {feed.path: feed_text(feed, library, html, settings) for feed in site_feeds(settings)}


def read(text: str) -> Any:
    return feedparser.parse(text.encode(), sanitize_html=False)


def test_feeds_stand_where_subscribers_expect_them(settings: Settings) -> None:
    assert site_feeds(settings) == (
        Feed("news", NEWS, "Ada Example: news", "News feed", "application/rss+xml"),
        Feed("blog", BLOG, "Ada Example: writing", "Writing feed", "application/atom+xml"),
    )


@pytest.mark.parametrize("path", [NEWS, BLOG])
def test_feed_is_written_as_its_case(
    feeds: Texts, path: str, golden: Callable[[str, str], None]
) -> None:
    text = feeds[path].replace("><", ">\n<") + "\n"  # one element a line, to be read in review
    golden(path.removeprefix("/"), text)


@pytest.mark.parametrize("path", [NEWS, BLOG])
def test_feed_is_well_formed_and_names_itself_and_its_language(feeds: Texts, path: str) -> None:
    read_feed = read(feeds[path])
    assert read_feed.bozo == 0
    assert read_feed.feed.language == "en"
    links = {link.rel: link.href for link in read_feed.feed.links}
    assert links["self"] == f"https://ada.example{path}"
    assert links["alternate"] == f"https://ada.example/{path.split('/')[-1].split('.')[0]}/"


def test_every_article_is_in_its_feed_with_an_absolute_link(feeds: Texts) -> None:
    links = {path: [entry.link for entry in read(text).entries] for path, text in feeds.items()}
    assert links == {
        NEWS: [
            "https://ada.example/news/lighthouse/",
            "https://ada.example/news/lantern-accepted/",
        ],
        BLOG: ["https://ada.example/blog/first-light/"],
    }


def test_every_author_is_named(feeds: Texts) -> None:
    (entry,) = read(feeds[BLOG]).entries
    assert [author.name for author in entry.authors] == ["Ada Example", "José Luis García Márquez"]
    (first, _) = read(feeds[NEWS]).entries
    assert [author.name for author in first.authors] == ["Ada Example"]


def test_item_known_to_the_month_has_a_date_but_no_day(feeds: Texts) -> None:
    month, day = feeds[NEWS].split("<item>")[1:]
    assert "<dc:date>2025-10</dc:date>" in month
    assert "pubDate" not in month
    assert "<pubDate>Sat, 01 Feb 2025 00:00:00 +0000</pubDate>" in day
    assert "dc:date" not in day


def test_id_is_no_link_and_holds_neither_title_nor_address_of_the_page(feeds: Texts) -> None:
    assert feeds[NEWS].count('<guid isPermaLink="false">') == feeds[NEWS].count("<guid") == 2
    ids = [entry.id for text in feeds.values() for entry in read(text).entries]
    assert ids == [
        "tag:ada.example,2025:/news/lighthouse/",
        "tag:ada.example,2025:/news/lantern-accepted/",
        "tag:ada.example,2025:/blog/first-light/",
    ]


def test_text_is_whole_and_its_links_lead_to_the_site(feeds: Texts) -> None:
    (entry,) = read(feeds[BLOG]).entries
    html = entry.content[0].value
    assert '<a href="https://ada.example/publications/lantern/">the paper</a>' in html
    assert '<a href="https://ada.example/blog/first-light/data.csv">the data</a>' in html
    assert 'href="https://ada.example/blog/first-light/#fn:1"' in html


def test_summary_reads_as_it_was_written(feeds: Texts) -> None:
    (entry,) = read(feeds[BLOG]).entries
    assert entry.summary == "What we saw when we lit the first lamp &amp; why 1 &lt; 2."
    assert (entry.published, entry.updated) == (
        "2025-03-09T00:00:00+00:00",
        "2025-04-01T00:00:00+00:00",
    )


def test_tags_are_categories(feeds: Texts) -> None:
    (entry,) = read(feeds[BLOG]).entries
    assert [tag.term for tag in entry.tags] == ["énergie", "Lamps", "History"]


def test_feed_without_articles_is_the_same_on_every_day(
    library: Library, settings: Settings
) -> None:
    empty = replace(library, articles=())
    for feed in site_feeds(settings):
        text = feed_text(feed, empty, {}, settings)
        assert read(text).bozo == 0
        assert read(text).entries == []
        assert "lastBuildDate" not in text
    assert "<updated>1970-01-01T00:00:00+00:00</updated>" in text


def test_feed_of_a_site_under_a_path_leads_there(library: Library, html: dict[str, str]) -> None:
    settings = Settings(site_url="https://ada.example/site", site_name="Ada Example")
    shown = {path: text.replace('href="/', 'href="/site/') for path, text in html.items()}
    text = feed_text(site_feeds(settings)[1], library, shown, settings)
    (entry,) = read(text).entries
    assert entry.link == "https://ada.example/site/blog/first-light/"
    assert 'href="https://ada.example/site/publications/lantern/"' in entry.content[0].value
    assert 'href="https://ada.example/site/blog/first-light/data.csv"' in entry.content[0].value


@pytest.mark.parametrize(
    ("html", "absolute"),
    [
        ('<a href="/talks/">t</a>', '<a href="https://ada.example/talks/">t</a>'),
        ('<img src="lamp.png"/>', '<img src="https://ada.example/blog/a/lamp.png"/>'),
        ('<a href="../b/#c">b</a>', '<a href="https://ada.example/blog/b/#c">b</a>'),
        ('<a href="#d">d</a>', '<a href="https://ada.example/blog/a/#d">d</a>'),
        ('<a href="//e.example/f">f</a>', '<a href="https://e.example/f">f</a>'),
        ('<a href="mailto:ada@e.example">m</a>', '<a href="mailto:ada@e.example">m</a>'),
        ('<a href="http://[g">g</a>', '<a href="http://[g">g</a>'),
        ('<h2 id="h">h<a class="headerlink" href="#h">#</a></h2>', '<h2 id="h">h</h2>'),
        ("<p>i</p><script>j()</script><style>k</style>", "<p>i</p>"),
        ('<form action="/l"><input/></form><iframe src="/m"></iframe>n', "n"),
    ],
)
def test_text_reads_the_same_elsewhere(html: str, absolute: str) -> None:
    assert absolute_html(html, "https://ada.example/blog/a/") == absolute
