"""Where a reader of an article may go on to."""

from __future__ import annotations

from dataclasses import replace

import pytest
from structured_data import further_reading as module
from structured_data.dates import PartialDate
from structured_data.further_reading import FurtherReading, further_reading
from structured_data.library import Library
from structured_data.records import Article
from structured_data.records.articles import Cited


def article(library: Library, slug: str, section: str = "blog", **fields: object) -> Article:
    date = PartialDate(2025)
    bare = replace(library.articles[0], section=section, slug=slug, title=slug, date=date)
    return replace(bare, **{"tags": (), "publications": (), "cited": (), **fields})  # type: ignore[arg-type]


def reading(library: Library, *articles: Article) -> dict[str, FurtherReading]:
    """Return what to read next where these are all the articles, the newest first."""
    return further_reading(replace(library, articles=articles))


def slugs(found: FurtherReading) -> list[str]:
    return [other.slug for other in found.related]


def test_neighbours_are_those_of_the_section_in_time(library: Library) -> None:
    new, old = article(library, "new"), article(library, "old")
    news = article(library, "between", "news")
    assert reading(library, new, news, old) == {
        "/blog/new/": FurtherReading(older=old, newer=None, related=()),
        "/blog/old/": FurtherReading(older=None, newer=new, related=()),
        "/news/between/": FurtherReading(older=None, newer=None, related=()),
    }


def test_related_share_papers_before_topics_and_are_three_at_most(library: Library) -> None:
    lantern, owl = library.publications["lantern"], library.publications["owl"]
    cited = (Cited("lantern", lantern.reference, lantern),)
    found = reading(
        library,
        article(library, "a", tags=("Lamps", "History"), publications=(lantern,)),
        article(library, "one-topic", tags=("lamps",)),
        article(library, "other-paper", publications=(owl,)),
        article(library, "cites-it", "news", cited=cited),
        article(library, "both-topics", tags=("History", "Lamps")),
        article(library, "paper-and-topic", publications=(lantern,), tags=("Lamps",)),
    )
    assert slugs(found["/blog/a/"]) == ["paper-and-topic", "cites-it", "both-topics"]
    assert slugs(found["/blog/other-paper/"]) == []
    assert slugs(found["/news/cites-it/"]) == ["a", "paper-and-topic"]


def test_paper_that_is_named_and_cited_counts_once(library: Library) -> None:
    lantern = library.publications["lantern"]
    cited = (Cited("lantern", lantern.reference, lantern),)
    found = reading(
        library,
        article(library, "a", publications=(lantern,), cited=cited, tags=("b", "c", "d")),
        article(library, "paper", publications=(lantern,), cited=cited),
        article(library, "topics", tags=("b", "c", "d")),
    )
    assert slugs(found["/blog/a/"]) == ["topics", "paper"]


def test_topic_of_every_article_relates_those_that_are_near_in_time(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "REACH", 1)
    articles = [article(library, f"a{number}", tags=("Lamps",)) for number in range(5)]
    found = reading(library, *articles)
    assert slugs(found["/blog/a2/"]) == ["a1", "a3"]
    assert slugs(found["/blog/a0/"]) == ["a1"]


def test_every_article_that_is_out_has_an_entry_and_a_draft_has_none(library: Library) -> None:
    assert set(further_reading(library)) == {
        f"/{one.section}/{one.slug}/" for one in library.articles
    }
