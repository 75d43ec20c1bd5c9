"""JSON Feed 1.1, https://www.jsonfeed.org/version/1.1/: a date without a day is an extension."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from ..dates import PartialDate
from ..library import Library
from ..settings import Settings
from .entries import FeedAuthor, FeedEntry, moment
from .feed import Feed

VERSION = "https://jsonfeed.org/version/1.1"
DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"


def json_feed_text(
    feed: Feed, entries: Sequence[FeedEntry], library: Library, settings: Settings
) -> str:
    """Return a JSON feed; it has no author of its own, who would be that of each item without."""
    description = feed.description(library)
    document = {
        "version": VERSION,
        "title": feed.title,
        **({"description": description} if description != feed.title else {}),
        "home_page_url": settings.absolute(feed.page),
        "feed_url": settings.absolute(feed.path),
        "language": settings.language,
        "items": [_item(entry) for entry in entries],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _item(entry: FeedEntry) -> dict[str, Any]:
    dates: dict[str, str | None] = {"date_published": _moment(entry.published)}
    if entry.updated != entry.published:
        dates["date_modified"] = _moment(entry.updated)
    item: dict[str, Any] = {
        "id": entry.id,
        "url": entry.address,
        "title": entry.title,
        "summary": entry.summary,
        "content_html": entry.html,
        **dates,
        "authors": [_author(author) for author in entry.authors],
        "tags": list(entry.tags),
        "language": entry.language,
    }
    if file := entry.attachment:
        item["attachments"] = [
            {"url": file.url, "mime_type": file.media_type, "size_in_bytes": file.size}
        ]
    if not entry.published.day:
        item["_dublin_core"] = {"about": DUBLIN_CORE, "date": str(entry.published)}
    return {name: value for name, value in item.items() if value}


def _author(author: FeedAuthor) -> dict[str, str]:
    return {"name": author.name, "url": author.url}


def _moment(date: PartialDate) -> str | None:
    return moment(date).isoformat() if date.day else None
