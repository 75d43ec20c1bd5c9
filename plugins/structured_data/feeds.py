"""RSS for the news and Atom for the writing: full text, absolute addresses, every author."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from html import escape
from typing import Any
from urllib.parse import urljoin, urlsplit

from bs4 import BeautifulSoup
from feedgenerator import Atom1Feed, Rss201rev2Feed

from .dates import PartialDate
from .library import Library
from .paths import article_path
from .records import Article
from .settings import Settings


@dataclass(frozen=True)
class Feed:
    """One feed; its path is a promise to those who subscribed."""

    section: str
    path: str
    title: str
    label: str
    media_type: str


def site_feeds(settings: Settings) -> tuple[Feed, ...]:
    """Return every feed of the site."""
    name = settings.site_name
    return (
        Feed("news", "/feeds/news.rss.xml", f"{name}: news", "News feed", "application/rss+xml"),
        Feed(
            "blog",
            "/feeds/blog.atom.xml",
            f"{name}: writing",
            "Writing feed",
            "application/atom+xml",
        ),
    )


def feed_text(feed: Feed, library: Library, html: dict[str, str], settings: Settings) -> str:
    """Return the XML of a feed; `html` holds the rendered text of each article by its path."""
    xml: Any = (_Rss if feed.media_type == "application/rss+xml" else _Atom)(
        title=feed.title,
        link=settings.absolute(f"/{feed.section}/"),
        description=library.profile.descriptions.get(feed.section, feed.title),
        language=settings.language,
        author_name=library.owner.name,
        author_link=settings.absolute("/"),
        feed_url=settings.absolute(feed.path),
        feed_guid=settings.absolute(feed.path),
    )
    for article in library.section(feed.section):
        path = article_path(article)
        address = settings.absolute(path)
        xml.add_item(
            title=article.title,
            link=address,
            description=article.summary and escape(article.summary, quote=False),  # read as HTML
            content=absolute_html(html[path], address),
            pubdate=_moment(article.date),
            updateddate=_moment(article.modified or article.date),
            unique_id=_tag_uri(article, settings),
            unique_id_is_permalink=False,
            categories=article.tags,
            authors=[person.name for person in article.authors],
            date=article.date,
        )
    return str(xml.writeString("utf-8"))


def absolute_html(html: str, address: str) -> str:
    """Return rendered text that reads the same elsewhere: whole addresses, nothing that acts."""
    soup = BeautifulSoup(html, "html.parser")
    for element in soup.select("a.headerlink, script, style, iframe, form"):
        element.decompose()
    for name in ("href", "src", "poster"):
        for element in soup.select(f"[{name}]"):
            element[name] = _absolute(str(element[name]), address)
    return str(soup).strip()


def _absolute(target: str, address: str) -> str:
    try:
        return urljoin(address, target)
    except ValueError:  # no address at all; the page that shows it is where to say so
        return target


def _tag_uri(article: Article, settings: Settings) -> str:
    """Return an id (RFC 4151) that holds no title, so that a new title makes no new entry."""
    host = urlsplit(settings.site_url).hostname
    return f"tag:{host},{article.date.year}:{article_path(article)}"


def _moment(date: PartialDate) -> dt.datetime:
    """Return the first moment in UTC that a date can mean."""
    return dt.datetime.combine(date.first_day, dt.time(), dt.UTC)


class _Rss(Rss201rev2Feed):  # type: ignore[misc]  # feedgenerator is untyped
    """RSS 2.0 with full text and every author; a date without a day is dc:date, not pubDate."""

    def rss_attributes(self) -> dict[str, str]:
        return {
            **super().rss_attributes(),
            "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
            "xmlns:dc": "http://purl.org/dc/elements/1.1/",
        }

    def add_root_elements(self, handler: Any) -> None:
        """Write the channel without lastBuildDate, which would have to be of today or made up."""
        for name in ("title", "link", "description", "language"):
            handler.addQuickElement(name, self.feed[name])
        handler.addQuickElement("atom:link", None, {"rel": "self", "href": self.feed["feed_url"]})

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        shown = item if item["date"].day else {**item, "pubdate": None}
        super().add_item_elements(handler, shown)
        if not item["date"].day:
            handler.addQuickElement("dc:date", str(item["date"]))
        for author in item["authors"]:
            handler.addQuickElement("dc:creator", author)
        handler.addQuickElement("content:encoded", item["content"])


class _Atom(Atom1Feed):  # type: ignore[misc]  # feedgenerator is untyped
    """Atom with every author."""

    def latest_post_date(self) -> dt.datetime:
        """Return when the feed last changed; one that never did, as Unix dates nothing."""
        never = dt.datetime.fromtimestamp(0, dt.UTC)
        return max((item["updateddate"] for item in self.items), default=never)

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        for author in item["authors"]:
            handler.startElement("author", {})
            handler.addQuickElement("name", author)
            handler.endElement("author")
