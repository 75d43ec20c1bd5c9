"""Atom (RFC 4287) with all text and every author; a date without a day is dc:date, too."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement

from ..library import Library
from ..settings import Settings
from .entries import FeedAuthor, FeedEntry, moment
from .feed import ATOM, Feed
from .xml_file import xml_text

NAMESPACES = {
    "xmlns": "http://www.w3.org/2005/Atom",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
}
NEVER = "1970-01-01T00:00:00+00:00"  # a feed that never changed, as Unix dates nothing


def atom_text(
    feed: Feed, entries: Sequence[FeedEntry], library: Library, settings: Settings
) -> str:
    """Return an Atom feed, last changed when its newest entry was."""
    address = settings.absolute(feed.path)
    root = Element("feed", {**NAMESPACES, "xml:lang": settings.language})
    _add(root, "title", feed.title)
    if (description := feed.description(library)) != feed.title:
        _add(root, "subtitle", description)
    _add_link(root, "alternate", "text/html", settings.absolute(feed.page))
    _add_link(root, "self", ATOM, address)
    _add(root, "id", address)
    _add(root, "updated", max((_updated(entry) for entry in entries), default=NEVER))
    _add_author(root, FeedAuthor(library.owner.name, settings.absolute("/")))
    for entry in entries:
        _add_entry(root, entry)
    return xml_text(root, settings)


def _add_entry(root: Element, entry: FeedEntry) -> None:
    language = {"xml:lang": entry.language} if entry.language else {}
    element = SubElement(root, "entry", language)
    _add(element, "title", entry.title)
    _add_link(element, "alternate", "text/html", entry.address)
    if file := entry.attachment:
        _add_link(element, "enclosure", file.media_type, file.url).set("length", str(file.size))
    if entry.published.day:
        _add(element, "published", moment(entry.published).isoformat())
    else:
        _add(element, "dc:date", str(entry.published))
    _add(element, "updated", _updated(entry))  # required: the first moment it can mean
    _add(element, "id", entry.id)
    for author in entry.authors:
        _add_author(element, author)
    for tag in entry.tags:
        SubElement(element, "category", {"term": tag})
    if entry.summary:
        _add(element, "summary", entry.summary)
    _add(element, "content", entry.html).set("type", "html")


def _updated(entry: FeedEntry) -> str:
    return moment(entry.updated).isoformat()


def _add_author(parent: Element, author: FeedAuthor) -> None:
    element = SubElement(parent, "author")
    _add(element, "name", author.name)
    _add(element, "uri", author.url)


def _add_link(parent: Element, relation: str, media_type: str, address: str) -> Element:
    return SubElement(parent, "link", {"rel": relation, "type": media_type, "href": address})


def _add(parent: Element, name: str, text: str) -> Element:
    element = SubElement(parent, name)
    element.text = text
    return element
