"""What subscribers read: RSS, Atom, JSON Feed and a calendar, each with all its text.

feed        which feeds there are, and where each stands
entries     FeedEntry: what a feed says of an article, a paper or a talk
content     the text of an entry, so that it reads the same elsewhere
rss, atom, json_feed, calendar      one format each
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from ..library import Library
from ..paths import article_path
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
    library: Library, html: dict[str, str], settings: Settings, today: dt.date
) -> Iterator[tuple[str, str]]:
    """Yield the path and the text of each feed; `html` is the text of each article by its path."""
    written = {
        path: article_entry(article, html[path], library, settings)
        for article in library.articles
        for path in [article_path(article)]
    }
    papers = [
        publication_entry(paper, library, settings, today)
        for paper in library.publications.values()
    ]
    talks = [talk_entry(talk, library, settings, today) for talk in library.talks.values()]
    known = [entry for entry in (*papers, *talks) if entry]
    entries = {
        "news": [written[article_path(article)] for article in library.section("news")],
        "blog": [written[article_path(article)] for article in library.section("blog")],
        "publications": newest_first(entry for entry in papers if entry),
        "all": newest_first((*written.values(), *known)),
    }
    for feed in site_feeds(library, settings):
        if feed.section == "talks":
            yield feed.path, calendar_text(feed, library, settings)
        else:
            yield feed.path, _text(feed, entries[feed.section], library, settings)
    for tag in library.tags().values():
        if own := tag_feed(tag, settings):
            of_tag = [written[article_path(article)] for article in tag.articles]
            yield own.path, _text(own, of_tag, library, settings)
    for series in library.series.values():
        parts = newest_first(written[article_path(part)] for part in series.parts)
        yield (own := series_feed(series, settings)).path, _text(own, parts, library, settings)


def _text(feed: Feed, entries: list[FeedEntry], library: Library, settings: Settings) -> str:
    return WRITERS[feed.media_type](feed, entries[:MOST_ENTRIES], library, settings)


__all__ = ["Feed", "feed_files", "page_feeds", "site_feeds"]
