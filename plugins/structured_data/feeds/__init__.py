"""What subscribers read: RSS, Atom, JSON Feed and a calendar, each with all its text.

feed        which feeds there are, and where each stands
entries     FeedEntry: what a feed says of an article, a paper or a talk
content     the text of an entry, so that it reads the same elsewhere; simple_html without a parser
rss, atom, json_feed, calendar      one format each
"""

from __future__ import annotations

import datetime as dt
import operator
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from ..library import Library
from ..paths import article_path
from ..records import Article
from ..settings import Settings
from .atom import atom_text
from .calendar import calendar_text
from .entries import FeedEntry, article_entry, newest_first, publication_entry, talk_entry
from .feed import (
    ATOM,
    JSON_FEED,
    MOST_ENTRIES,
    RSS,
    Feed,
    page_feeds,
    series_feed,
    site_feeds,
    tag_feed,
)
from .json_feed import json_feed_text
from .rss import rss_text

WRITERS = {RSS: rss_text, ATOM: atom_text, JSON_FEED: json_feed_text}


def feed_files(
    library: Library,
    html: dict[str, str],
    settings: Settings,
    today: dt.date,
    keep: Callable[..., Any] = operator.call,
) -> Iterator[tuple[str, str]]:
    """Yield the path and the text of each feed; `html` is the text of each article by its path.

    `keep` calls a function of plain values, or knows what it gives.
    """

    made: dict[str, FeedEntry] = {}

    def written(article: Article) -> FeedEntry:
        """Return its entry, made once: it may be in several feeds, or be too old for any."""
        path = article_path(article)
        if path not in made:
            made[path] = article_entry(article, html[path], library, settings, keep)
        return made[path]

    papers = [
        publication_entry(paper, library, settings, today)
        for paper in library.publications.values()
    ]
    talks = [talk_entry(talk, library, settings, today) for talk in library.talks.values()]
    known = [entry for entry in (*papers, *talks) if entry]
    entries = {
        "news": list(map(written, library.section("news")[:MOST_ENTRIES])),
        "blog": list(map(written, library.section("blog")[:MOST_ENTRIES])),
        "publications": newest_first(entry for entry in papers if entry),
        "all": newest_first((*map(written, _newest(library.articles)), *known)),
    }
    for feed in site_feeds(library, settings):
        if feed.section == "talks":
            yield feed.path, calendar_text(feed, library, settings)
        else:
            yield feed.path, _text(feed, entries[feed.section], library, settings)
    for tag in library.tags().values():
        if own := tag_feed(tag, settings):
            of_tag = list(map(written, tag.articles[:MOST_ENTRIES]))
            yield own.path, _text(own, of_tag, library, settings)
    for series in library.series.values():
        parts = list(map(written, _newest(series.parts)))
        yield (own := series_feed(series, settings)).path, _text(own, parts, library, settings)


def _newest(articles: Iterable[Article]) -> list[Article]:
    """Return those of some articles that a feed can hold, in the order of newest_first()."""
    return sorted(articles, key=lambda one: one.date.order, reverse=True)[:MOST_ENTRIES]


def _text(feed: Feed, entries: list[FeedEntry], library: Library, settings: Settings) -> str:
    return WRITERS[feed.media_type](feed, entries[:MOST_ENTRIES], library, settings)


__all__ = ["Feed", "feed_files", "page_feeds", "site_feeds"]
