"""Which feeds there are; their addresses are a promise to those who subscribed."""

from __future__ import annotations

from dataclasses import dataclass

from ..library import Library, Tag
from ..page_view import PageView
from ..paths import series_path, tag_path
from ..series import Series
from ..settings import Settings
from .entries import whole_days

RSS = "application/rss+xml"
ATOM = "application/atom+xml"
JSON_FEED = "application/feed+json"
CALENDAR = "text/calendar"

MOST_ENTRIES = 50  # the newest: who subscribes has read the others, or finds them on the site
ARTICLES_FOR_A_FEED = 3  # a topic with fewer is no stream that anyone would follow


@dataclass(frozen=True)
class Feed:
    """One feed: `page` shows the same to readers, `label` is its link in the footer, if any."""

    section: str
    path: str
    title: str
    label: str | None
    media_type: str
    page: str

    def description(self, library: Library) -> str:
        """What the owner says of this section in profile.yaml, or else the title."""
        return library.profile.descriptions.get(self.section, self.title)


def site_feeds(library: Library, settings: Settings) -> tuple[Feed, ...]:
    """Return the feeds of the whole site, which every page names.

    A calendar without an event is none (RFC 5545, 3.4), so that it is there from the first one on.
    """
    name = settings.site_name
    feeds = [
        Feed("news", "/feeds/news.rss.xml", f"{name}: news", "News feed", RSS, "/news/"),
        Feed("blog", "/feeds/blog.atom.xml", f"{name}: writing", "Writing feed", ATOM, "/blog/"),
        Feed(
            "publications",
            "/feeds/publications.atom.xml",
            f"{name}: publications",
            "Papers feed",
            ATOM,
            "/publications/",
        ),
        Feed("all", "/feeds/all.json", f"{name}: everything", None, JSON_FEED, "/"),
    ]
    if any(map(whole_days, library.talks.values())):
        feeds.append(Feed("talks", "/feeds/talks.ics", f"{name}: talks", None, CALENDAR, "/talks/"))
    return tuple(feeds)


def tag_feed(tag: Tag, settings: Settings) -> Feed | None:
    """Return the feed of a topic; None where it has too few articles for one."""
    if len(tag.articles) < ARTICLES_FOR_A_FEED:
        return None
    page = tag_path(tag.slug)
    title = f"{settings.site_name}: {tag.name}"
    return Feed("tags", f"{page}feed.atom.xml", title, None, ATOM, page)


def series_feed(series: Series, settings: Settings) -> Feed:
    """Return the feed of a series, there from its first part on: who reads that waits for more."""
    page = series_path(series.slug)
    title = f"{settings.site_name}: {series.name}"
    return Feed("series", f"{page}feed.atom.xml", title, None, ATOM, page)


def page_feeds(view: PageView, library: Library, settings: Settings) -> tuple[Feed, ...]:
    """Return the feeds that a page names: those of the site, and its own."""
    own: Feed | None = None
    match view.subject:
        case Tag():
            own = tag_feed(view.subject, settings)
        case Series():
            own = series_feed(view.subject, settings)
    return (*site_feeds(library, settings), *filter(None, [own]))
