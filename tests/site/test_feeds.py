"""The feeds, read as feed readers and calendars do."""

from __future__ import annotations

import datetime as dt
import json
import shutil
import sqlite3
import subprocess
from pathlib import Path

import feedparser
import pytest
from icalendar import Calendar
from structured_data.feeds import site_feeds
from structured_data.feeds.entries import publication_entry, talk_entry, whole_days
from structured_data.library import Library
from structured_data.loading import load_library
from structured_data.paths import article_path
from structured_data.settings import Settings

from commands.browser import served
from commands.project import CONTENT
from pelicanconf import SITEURL, STRUCTURED_DATA

SETTINGS = Settings.from_mapping(STRUCTURED_DATA)
TODAY = dt.datetime.now(dt.UTC).date()
SECTIONS = {"news": "feeds/news.rss.xml", "blog": "feeds/blog.atom.xml"}


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library(CONTENT / "data")


@pytest.mark.parametrize("section", SECTIONS)
def test_a_feed_holds_every_article_in_full_with_absolute_links(
    built: Path, library: Library, section: str
) -> None:
    feed = feedparser.parse((built / SECTIONS[section]).read_bytes())
    articles = library.section(section)
    assert not feed.bozo
    assert [entry.title for entry in feed.entries] == [article.title for article in articles]
    for entry in feed.entries:
        assert entry.link.startswith(f"{SETTINGS.site_url}/{section}/")
        html = entry.content[0].value
        assert html
        assert 'href="/' not in html
        assert 'src="/' not in html


def test_papers_that_are_out_are_in_their_feed_with_every_author(
    built: Path, library: Library
) -> None:
    feed = feedparser.parse((built / "feeds/publications.atom.xml").read_bytes())
    assert not feed.bozo
    authors = {entry.id: [author.name for author in entry.authors] for entry in feed.entries}
    entries = [
        publication_entry(paper, library, SETTINGS, TODAY)
        for paper in library.publications.values()
    ]
    assert authors == {e.id: [author.name for author in e.authors] for e in entries if e}


def test_everything_with_a_date_is_in_the_json_feed(built: Path, library: Library) -> None:
    items = json.loads((built / "feeds/all.json").read_text(encoding="utf-8"))["items"]
    papers = [
        publication_entry(paper, library, SETTINGS, TODAY)
        for paper in library.publications.values()
    ]
    talks = [talk_entry(talk, library, SETTINGS, TODAY) for talk in library.talks.values()]
    addresses = {entry.address for entry in (*papers, *talks) if entry}
    addresses |= {SETTINGS.absolute(article_path(article)) for article in library.articles}
    assert {item["url"] for item in items} == addresses
    assert len(items) == len(addresses)


def test_calendar_is_there_as_soon_as_a_talk_has_its_days(built: Path, library: Library) -> None:
    known = [talk for talk in library.talks.values() if whole_days(talk)]
    file = built / "feeds/talks.ics"
    assert file.exists() == bool(known)
    if known:
        assert len(Calendar.from_ical(file.read_bytes()).walk("VEVENT")) == len(known)


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("newsboat"), reason="newsboat is not installed")
def test_newsboat_reads_every_feed(built: Path, library: Library, tmp_path: Path) -> None:
    """A reader that people use, which keeps what it read in a database."""
    paths = [feed.path for feed in site_feeds(library, SETTINGS) if feed.path.endswith(".xml")]
    with served(built, SITEURL) as address:
        (tmp_path / "urls").write_text("".join(f"{address}{path}\n" for path in paths))
        (tmp_path / "config").touch()
        places = ["-u", tmp_path / "urls", "-c", tmp_path / "cache.db", "-C", tmp_path / "config"]
        subprocess.run(
            ["newsboat", *places, "-x", "reload"],
            env={"HOME": str(tmp_path), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"},
            check=True,
        )
    database = sqlite3.connect(tmp_path / "cache.db")
    rows = database.execute("SELECT guid, url, title FROM rss_item").fetchall()
    database.close()
    texts = [(built / path.removeprefix("/")).read_bytes() for path in paths]
    entries = [entry for text in texts for entry in feedparser.parse(text).entries]
    assert sorted(rows) == sorted((entry.id, entry.link, entry.title) for entry in entries)
