"""RSS 2.0 with all text and every author; a date without a day is dc:date, not pubDate."""

from __future__ import annotations

from collections.abc import Sequence
from email.utils import format_datetime
from html import escape
from xml.etree.ElementTree import Element, SubElement

from ..library import Library
from ..settings import Settings
from .entries import FeedEntry, moment
from .feed import RSS, Feed
from .xml_file import xml_text

NAMESPACES = {
    "xmlns:atom": "http://www.w3.org/2005/Atom",
    "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
}


def rss_text(feed: Feed, entries: Sequence[FeedEntry], library: Library, settings: Settings) -> str:
    """Return an RSS feed, without lastBuildDate, which would have to be of today or made up."""
    root = Element("rss", {"version": "2.0", **NAMESPACES})
    channel = SubElement(root, "channel")
    _add(channel, "title", feed.title)
    _add(channel, "link", settings.absolute(feed.page))
    _add(channel, "description", feed.description(library))
    _add(channel, "language", settings.language)
    own = {"rel": "self", "type": RSS, "href": settings.absolute(feed.path)}
    SubElement(channel, "atom:link", own)
    for entry in entries:
        _add_item(channel, entry)
    return xml_text(root, settings)


def _add_item(channel: Element, entry: FeedEntry) -> None:
    item = SubElement(channel, "item")
    _add(item, "title", entry.title)
    _add(item, "link", entry.address)
    if entry.summary:
        _add(item, "description", escape(entry.summary, quote=False))  # read as HTML
    if entry.published.day:
        _add(item, "pubDate", format_datetime(moment(entry.published)))
    _add(item, "guid", entry.id).set("isPermaLink", "false")
    for tag in entry.tags:
        _add(item, "category", tag)
    if not entry.published.day:
        _add(item, "dc:date", str(entry.published))
    for author in entry.authors:
        _add(item, "dc:creator", author.name)
    _add(item, "content:encoded", entry.html)


def _add(parent: Element, name: str, text: str) -> Element:
    element = SubElement(parent, name)
    element.text = text
    return element
