"""Posts in several parts; tests/cases/errors/posts-* holds orders that nobody could tell."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import feedparser
import pytest
from structured_data.feeds import feed_files, page_feeds
from structured_data.further_reading import further_reading
from structured_data.graph import page_graph
from structured_data.library import Library
from structured_data.page_view import PageView, site_pages
from structured_data.paths import article_path
from structured_data.settings import Settings

from .conftest import TODAY

PATH = "/series/by-lamplight/"
LOAD = Callable[[], Library]


def write(site: Path, slug: str, date: str, *lines: str) -> None:
    """Write a part of the series that the invented site begins."""
    front = "\n".join([f"Title: {slug.title()}", f"Date: {date}", "Summary: S.", *lines])
    file = site / f"content/blog/{slug}.md"
    file.write_text(f"{front}\nSeries: By lamplight\n\nText.\n", encoding="utf-8")


def slugs(library: Library) -> list[str]:
    return [part.slug for part in library.series["by-lamplight"].parts]


def test_parts_without_numbers_follow_their_dates(site: Path, load: LOAD) -> None:
    write(site, "later", "2025-10-01")
    write(site, "before", "2025-03-08")
    library = load()
    assert slugs(library) == ["before", "first-light", "later"]
    series = library.series["by-lamplight"]
    assert [series.position(part) for part in series.parts] == [1, 2, 3]


def test_parts_with_numbers_follow_those_and_keep_them(site: Path, load: LOAD) -> None:
    first = site / "content/blog/first-light/index.md"
    for file, part in ((first, 4), (site / "content/blog/far-future.md", 3)):
        text = file.read_text("utf-8")
        file.write_text(text.replace("Series:", f"Part: {part}\nSeries:"), encoding="utf-8")
    write(site, "later", "2025-10-01", "Part: 1")
    series = load().series["by-lamplight"]
    assert [(p.slug, series.position(p)) for p in series.parts] == [
        ("later", 1),
        ("first-light", 4),
    ]


def test_draft_sees_itself_among_the_parts_that_are_out_and_nobody_else_sees_it(
    site: Path, load: LOAD
) -> None:
    write(site, "between", "2025-04-01", "Status: draft")
    write(site, "later", "2025-10-01")
    library = load()
    (draft,) = (article for article in library.drafts if article.slug == "between")
    of_draft = library.series_of(draft)
    assert of_draft
    assert [part.slug for part in of_draft.parts] == ["first-light", "between", "later"]
    assert slugs(library) == ["first-light", "later"]
    assert [library.series_of(part) for part in library.section("blog")] == [
        library.series["by-lamplight"]
    ] * 2


def test_ways_on_and_back_are_those_of_the_series_before_those_of_time(
    site: Path, load: LOAD
) -> None:
    write(site, "later", "2025-10-01", "Tags: Lamps")
    write(site, "last", "2025-12-01", "Tags: Lamps")
    other = site / "content/blog/other.md"
    other.write_text("Title: O\nDate: 2025-11\nSummary: S.\nTags: Lamps\n\nText.\n", "utf-8")
    ways = further_reading(load())
    assert [(label, rel, one.slug) for label, rel, one in ways["/blog/later/"].ways] == [
        ("Next part", "next", "last"),
        ("Previous part", "prev", "first-light"),
    ]
    assert [(label, rel, one.slug) for label, rel, one in ways["/blog/other/"].ways] == [
        ("Next", "next", "last"),
        ("Previous", "prev", "later"),
    ]
    assert [one.slug for one in ways["/blog/later/"].related] == ["other", "lantern-accepted"]


def test_parts_of_one_day_lead_to_each_other_once(site: Path, load: LOAD) -> None:
    for part, slug in enumerate("ab", start=1):
        front = f"Title: T\nDate: 2025-01-01\nSummary: S.\nSeries: Wicks\nPart: {part}"
        (site / f"content/blog/{slug}.md").write_text(f"{front}\n\nText.\n", encoding="utf-8")
    reading = further_reading(load())
    ways = {slug: reading[f"/blog/{slug}/"].ways for slug in "ab"}
    assert {slug: [(label, one.slug) for label, _, one in ways[slug]] for slug in ways} == {
        "a": [("Next part", "b")],
        "b": [("Previous part", "a")],
    }


def test_series_has_a_feed_from_its_first_part_on_which_its_page_names(
    library: Library, settings: Settings, html: dict[str, str], views: dict[str, PageView]
) -> None:
    own = page_feeds(views[PATH], library, settings)[-1]
    assert (own.path, own.page) == (f"{PATH}feed.atom.xml", PATH)
    feed = feedparser.parse(dict(feed_files(library, html, settings, TODAY))[own.path].encode())
    assert (feed.bozo, feed.feed.title) == (0, "Ada Example: By lamplight")
    assert [entry.link for entry in feed.entries] == ["https://ada.example/blog/first-light/"]


def test_series_is_one_thing_on_its_page_and_on_those_of_its_parts(
    site: Path, load: LOAD, settings: Settings
) -> None:
    write(site, "later", "2025-10-01")
    library = load()
    pages = {page.path: page for page in site_pages(library)}
    whole = page_graph(pages[PATH], library, settings)["@graph"][3]
    parts = [
        page_graph(pages[article_path(part)], library, settings)["@graph"][3]
        for part in library.series["by-lamplight"].parts
    ]
    assert [part["position"] for part in parts] == [1, 2]
    assert [part["isPartOf"] for part in parts] == [
        {name: whole[name] for name in ("@type", "@id", "name", "url")}
    ] * 2
    assert [part["@id"] for part in whole["hasPart"]] == [part["@id"] for part in parts]


@pytest.mark.parametrize("name", ["Nitsum & Co.", "Énergie", "Über 1 < 2"])
def test_address_of_a_series_is_made_of_its_title(site: Path, load: LOAD, name: str) -> None:
    file = site / "content/blog/one.md"
    file.write_text(f"Title: A\nDate: 2025\nSummary: S.\nSeries: {name}\n\nText.\n", "utf-8")
    (series,) = (one for one in load().series.values() if one.name == name)
    assert series.slug in ("nitsum-co", "energie", "uber-1-2")
