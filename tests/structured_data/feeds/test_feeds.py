"""RSS and Atom, as text and as a feed reader reads them."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import feedparser
import pytest
from bs4 import BeautifulSoup
from structured_data.dates import PartialDate
from structured_data.feeds import Feed, feed_files, page_feeds, site_feeds
from structured_data.feeds.entries import FeedEntry, article_entry, newest_first, publication_entry
from structured_data.library import Library
from structured_data.page_view import site_pages
from structured_data.paths import article_path
from structured_data.records.pdfs import Pdf
from structured_data.settings import Settings

NEWS = "/feeds/news.rss.xml"
BLOG = "/feeds/blog.atom.xml"
PAPERS = "/feeds/publications.atom.xml"
XML = (NEWS, BLOG, PAPERS)
Texts = dict[str, str]


def read(text: str) -> Any:
    return feedparser.parse(text.encode(), sanitize_html=False)


def test_feeds_stand_where_subscribers_expect_them(library: Library, settings: Settings) -> None:
    rss, atom, papers = "application/rss+xml", "application/atom+xml", "Ada Example: publications"
    json, calendar = "application/feed+json", "text/calendar"
    assert site_feeds(library, settings) == (
        Feed("news", NEWS, "Ada Example: news", "News feed", rss, "/news/"),
        Feed("blog", BLOG, "Ada Example: writing", "Writing feed", atom, "/blog/"),
        Feed("publications", PAPERS, papers, "Papers feed", atom, "/publications/"),
        Feed("all", "/feeds/all.json", "Ada Example: everything", None, json, "/"),
        Feed("talks", "/feeds/talks.ics", "Ada Example: talks", None, calendar, "/talks/"),
    )


@pytest.mark.parametrize("path", XML)
def test_feed_is_written_as_its_case(
    feeds: Texts, path: str, golden: Callable[[str, str], None]
) -> None:
    golden(path.removeprefix("/"), feeds[path])


@pytest.mark.parametrize("path", XML)
def test_feed_is_well_formed_and_names_itself_and_its_language(feeds: Texts, path: str) -> None:
    read_feed = read(feeds[path])
    assert read_feed.bozo == 0
    assert read_feed.feed.language == "en"
    links = {link.rel: link.href for link in read_feed.feed.links}
    assert links["self"] == f"https://ada.example{path}"
    assert links["alternate"] == f"https://ada.example/{path.split('/')[-1].split('.')[0]}/"


def test_every_article_is_in_its_feed_with_an_absolute_link(feeds: Texts) -> None:
    links = {path: [entry.link for entry in read(feeds[path]).entries] for path in (NEWS, BLOG)}
    assert links == {
        NEWS: [
            "https://ada.example/news/lighthouse/",
            "https://ada.example/news/lantern-accepted/",
        ],
        BLOG: ["https://ada.example/blog/first-light/"],
    }


def tidy(html: str) -> str:
    """HTML in one spelling: feedparser gives <hr/> as <hr />."""
    return str(BeautifulSoup(html, "html.parser"))


def moment_of(date: PartialDate) -> tuple[int, ...]:
    return date.first_day.timetuple()[:6]


def expected(entry: FeedEntry) -> dict[str, Any]:
    """What a reader should get of an entry: of a month no day of publication."""
    return {
        "id": entry.id,
        "link": entry.address,
        "title": entry.title,
        "html": tidy(entry.html),
        "summary": entry.summary or tidy(entry.html),  # feedparser takes the text for it
        "authors": [author.name for author in entry.authors],
        "tags": list(entry.tags),
        "published": moment_of(entry.published) if entry.published.day else None,
        "updated": moment_of(entry.updated),
    }


def got(entry: Any) -> dict[str, Any]:
    """What feedparser gets of an entry."""
    (content,) = entry.content
    return {
        "id": entry.id,
        "link": entry.link,
        "title": entry.title,
        "html": tidy(content.value),
        "summary": entry.summary if "<p>" not in entry.summary else tidy(entry.summary),
        "authors": [author.name for author in entry.authors],
        "tags": [tag.term for tag in entry.get("tags", [])],
        "published": entry.published_parsed[:6] if "published_parsed" in entry else None,
        "updated": entry.updated_parsed[:6] if "updated_parsed" in entry else None,
    }


def test_reader_gets_all_that_every_entry_says(
    library: Library, html: dict[str, str], settings: Settings, today: dt.date, feeds: Texts
) -> None:
    news, posts = (
        [
            expected(article_entry(article, html[article_path(article)], library, settings))
            for article in library.section(section)
        ]
        for section in ("news", "blog")
    )
    entries = (
        publication_entry(paper, library, settings, today)
        for paper in library.publications.values()
    )
    papers = [expected(entry) for entry in newest_first(entry for entry in entries if entry)]
    # RSS has one date: the day, or what Dublin Core says of a month, which is an update to readers.
    news = [one | {"updated": None} if one["published"] else one for one in news]
    found = {path: [got(entry) for entry in read(feeds[path]).entries] for path in XML}
    assert found == {NEWS: news, BLOG: posts, PAPERS: papers}


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
    ids = [entry.id for path in (NEWS, BLOG) for entry in read(feeds[path]).entries]
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
    assert entry.summary == "What we saw when we lit the first lamp & why 1 < 2."
    assert (entry.published, entry.updated) == (
        "2025-03-09T00:00:00+00:00",
        "2025-04-01T00:00:00+00:00",
    )


def test_tags_are_categories(feeds: Texts) -> None:
    (entry,) = read(feeds[BLOG]).entries
    assert [tag.term for tag in entry.tags] == ["Énergie", "Lamps", "History"]


def test_feed_without_entries_is_the_same_on_every_day(
    library: Library, settings: Settings, today: dt.date
) -> None:
    empty = replace(library, articles=(), publications={}, talks={})
    texts = dict(feed_files(empty, {}, settings, today))
    assert list(texts) == [*XML, "/feeds/all.json"]
    for path in XML:
        assert read(texts[path]).bozo == 0
        assert read(texts[path]).entries == []
        assert "lastBuildDate" not in texts[path]
    assert "<updated>1970-01-01T00:00:00+00:00</updated>" in texts[BLOG]


def test_feed_of_a_site_under_a_path_leads_there(
    library: Library, html: dict[str, str], today: dt.date
) -> None:
    settings = Settings(site_url="https://ada.example/site", site_name="Ada Example")
    shown = {path: text.replace('href="/', 'href="/site/') for path, text in html.items()}
    text = dict(feed_files(library, shown, settings, today))[BLOG]
    (entry,) = read(text).entries
    assert entry.link == "https://ada.example/site/blog/first-light/"
    assert entry.id == "tag:ada.example,2025:/site/blog/first-light/"  # no other site's on the host
    assert 'href="https://ada.example/site/publications/lantern/"' in entry.content[0].value
    assert 'href="https://ada.example/site/blog/first-light/data.csv"' in entry.content[0].value
    assert '<?xml-stylesheet type="text/css" href="/site/theme/feed.css"?>' in text


def test_month_has_no_published_day_in_atom_and_the_required_date_is_its_first_moment(
    feeds: Texts,
) -> None:
    (beacon,) = (part for part in feeds[PAPERS].split("<entry>") if "Beacons" in part)
    assert "<dc:date>2025-12</dc:date>" in beacon
    assert "<published>" not in beacon
    assert "<updated>2025-12-01T00:00:00+00:00</updated>" in beacon


def test_paper_has_its_authors_in_order_with_their_home_pages(feeds: Texts) -> None:
    (entry,) = (e for e in read(feeds[PAPERS]).entries if e.title.startswith("Lantern"))
    assert [author.name for author in entry.authors] == [
        "Ada Example",
        "José Luis García Márquez",
        "Max Sample Jr.",
        "Vera van der Fiction",
    ]
    assert [author.href for author in entry.authors] == [
        "https://ada.example/",
        "https://garcia.example/",
        "https://ada.example/collaborators/max-sample/",
        "https://ada.example/collaborators/vera-van-der-fiction/",
    ]


def test_owner_is_at_home_on_the_site_whatever_other_page_they_have(
    library: Library, html: dict[str, str], settings: Settings, today: dt.date
) -> None:
    owner = replace(library.owner, homepage="https://university.example/~ada")
    profile = replace(library.profile, person=owner)
    text = dict(feed_files(replace(library, profile=profile), html, settings, today))[BLOG]
    assert read(text).entries[0].authors[0].href == "https://ada.example/"


def test_pdf_of_a_paper_is_an_enclosure_everywhere(
    library: Library, html: dict[str, str], settings: Settings, today: dt.date
) -> None:
    owl = replace(library.publications["owl"], pdf=Pdf("content/publications/owl.pdf", 4096))
    one = replace(library, publications={"owl": owl})
    texts = dict(feed_files(one, html, settings, today))
    address = "https://ada.example/publications/owl/owl.pdf"
    (entry,) = read(texts[PAPERS]).entries
    (file,) = entry.enclosures
    assert (file.href, file.type, file.length) == (address, "application/pdf", "4096")
    (item,) = (i for i in json.loads(texts["/feeds/all.json"])["items"] if "attachments" in i)
    assert item["attachments"] == [
        {"url": address, "mime_type": "application/pdf", "size_in_bytes": 4096}
    ]


def test_topic_has_a_feed_from_three_articles_on(
    library: Library, html: dict[str, str], settings: Settings, today: dt.date
) -> None:
    path = "/tags/lamps/feed.atom.xml"
    post, *news = sorted(library.articles, key=lambda article: article.section)
    both = tuple(replace(item, tags=("Lamps",)) for item in (post, news[0]))
    for articles, has_feed in ((both, False), ((*both, replace(news[1], tags=("Lamps",))), True)):
        tagged = replace(library, articles=articles)
        texts = dict(feed_files(tagged, html, settings, today))
        assert (path in texts) == has_feed
        (view,) = (view for view in site_pages(tagged) if view.path == "/tags/lamps/")
        assert (path in {feed.path for feed in page_feeds(view, tagged, settings)}) == has_feed
    feed = read(texts[path])
    assert feed.feed.title == "Ada Example: Lamps"
    assert {entry.id for entry in feed.entries} == {
        "tag:ada.example,2025:/blog/first-light/",
        "tag:ada.example,2025:/news/lantern-accepted/",
        "tag:ada.example,2025:/news/lighthouse/",
    }


def test_feed_holds_its_newest_entries(
    library: Library,
    html: dict[str, str],
    settings: Settings,
    today: dt.date,
    feeds: Texts,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("structured_data.feeds.MOST_ENTRIES", 1)
    short = dict(feed_files(library, html, settings, today))
    for path in XML:
        assert read(short[path]).entries == read(feeds[path]).entries[:1]


def test_renamed_post_keeps_its_entry(
    library: Library, html: dict[str, str], settings: Settings, today: dt.date, feeds: Texts
) -> None:
    (before,) = read(feeds[BLOG]).entries
    (post,) = library.section("blog")
    renamed = replace(post, slug="another", date=PartialDate.parse("2027"), feed_id=before.id)
    moved = replace(library, articles=(renamed, *library.section("news")))
    texts = {article_path(renamed): html[article_path(post)], **html}
    (after,) = read(dict(feed_files(moved, texts, settings, today))[BLOG]).entries
    assert (after.id, after.link) == (before.id, f"{settings.site_url}/blog/another/")
