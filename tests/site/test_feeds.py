"""The feeds, read as a feed reader does."""

from __future__ import annotations

from pathlib import Path

import feedparser
import pytest
from structured_data.loading import load_library

from commands.project import CONTENT
from pelicanconf import STRUCTURED_DATA

FEEDS = {"news": "feeds/news.rss.xml", "blog": "feeds/blog.atom.xml"}


@pytest.mark.parametrize("section", FEEDS)
def test_a_feed_holds_every_article_in_full_with_absolute_links(built: Path, section: str) -> None:
    feed = feedparser.parse((built / FEEDS[section]).read_bytes())
    articles = load_library(CONTENT / "data").section(section)
    assert not feed.bozo
    assert [entry.title for entry in feed.entries] == [article.title for article in articles]
    for entry in feed.entries:
        assert entry.link.startswith(f"{STRUCTURED_DATA['site_url']}/{section}/")
        html = entry.content[0].value
        assert html
        assert 'href="/' not in html
        assert 'src="/' not in html
