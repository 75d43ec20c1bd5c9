"""JSON Feed 1.1, https://www.jsonfeed.org/version/1.1/."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from ..facts import Finding, led
from ..file import File
from ..problem import Problem
from . import values
from .content import content_findings

VERSION = "https://jsonfeed.org/version/1.1"
TEXT, LIST = (str, "a text"), (list, "a list")
# Key -> the type its value has, where it is there.
FEED_KEYS = {
    **dict.fromkeys(("version", "title", "home_page_url", "feed_url", "description"), TEXT),
    **dict.fromkeys(("language", "user_comment", "next_url", "icon", "favicon"), TEXT),
    **dict.fromkeys(("items", "authors", "hubs"), LIST),
}
ITEM_KEYS = {
    **dict.fromkeys(("id", "url", "external_url", "title", "content_html", "content_text"), TEXT),
    **dict.fromkeys(("summary", "image", "date_published", "date_modified", "language"), TEXT),
    **dict.fromkeys(("authors", "tags", "attachments"), LIST),
}
ZONED = "write it as 2026-01-31T00:00:00+00:00, or leave it out where no day is known"


def feed_type(file: File) -> str:
    """Return the media type of a file that says it is a feed; other JSON of the site is none."""
    is_feed = "https://jsonfeed.org/version/" in file.source
    return "application/feed+json" if is_feed else ""


def json_feed_findings(file: File) -> Iterator[Finding]:
    """Yield what is to be said of a JSON feed; of other JSON, nothing."""
    if not feed_type(file):
        return
    try:
        feed = json.loads(file.source)
    except ValueError as error:
        yield Problem(file.path, f"not JSON: {error}", "", "write it by an encoder")
        return
    if isinstance(feed, dict):
        yield from _feed_findings(file, feed)
    else:
        yield Problem(file.path, "a JSON feed that is no object", "", "write { ... }")


def _feed_findings(file: File, feed: dict[str, Any]) -> Iterator[Finding]:
    path = file.path
    yield from _type_problems(path, "feed", feed, FEED_KEYS)
    yield from _missing(path, "feed", feed, ("version", "title", "items", "language"))
    if feed.get("version", VERSION) != VERSION:
        yield Problem(
            path, "version is not that of JSON Feed 1.1", str(feed["version"]), f"write {VERSION}"
        )
    if (own := feed.get("feed_url")) != file.url:
        what = "feed does not name its own address"
        yield Problem(path, what, str(own or ""), f"write feed_url {file.url}")
    yield from _link_findings(file, "feed", feed.get("home_page_url"))
    yield from _author_problems(path, "feed", feed.get("authors"))
    items = feed["items"] if isinstance(feed.get("items"), list) else []
    objects = [item for item in items if isinstance(item, dict)]
    if len(objects) < len(items):
        yield Problem(path, "an item that is no object", "", "write each as { ... }")
    yield from values.repeated_ids(path, (str(item.get("id", "")) for item in objects), "id")
    for item in objects:
        yield from _item_findings(file, item)


def _item_findings(file: File, item: dict[str, Any]) -> Iterator[Finding]:
    path = file.path
    name = values.named("item", str(item.get("title") or item.get("id") or ""))
    yield from _type_problems(path, name, item, ITEM_KEYS)
    yield from _missing(path, name, item, ("id", "url", "title"))
    if not item.get("content_html") and not item.get("content_text"):
        yield Problem(path, f"{name} has no text", "", "add content_html with all of it")
    yield from _link_findings(file, name, item.get("url"))
    yield from _author_problems(path, name, item.get("authors"))
    for key in ("date_published", "date_modified"):
        if (date := item.get(key)) and not values.is_rfc_3339(str(date)):
            what = f"{name} has a {key} that is no date of RFC 3339 with a zone"
            yield Problem(path, what, str(date), ZONED)
    tags = item.get("tags")
    for tag in tags if isinstance(tags, list) else ():
        if not isinstance(tag, str):
            yield Problem(
                path, f"{name} has a tag that is no text", repr(tag), "write it in quotes"
            )
    yield from _attachment_findings(file, name, item.get("attachments"))
    yield from content_findings(file, name, str(item.get("content_html") or ""))


def _type_problems(
    path: str, name: str, part: dict[str, Any], keys: Mapping[str, tuple[type, str]]
) -> Iterator[Problem]:
    for key in sorted(part.keys() & keys.keys()):
        expected, words = keys[key]
        if not isinstance(part[key], expected):
            what = f"{name} has a value of {key} that is not {words}"
            yield Problem(path, what, json.dumps(part[key]), f"write {words}")
    for key in sorted(part.keys() - keys.keys()):
        if not key.startswith("_") and key != "expired":
            remedy = "begin the name of an extension with _"
            yield Problem(path, f"{name} has a key that JSON Feed does not know", key, remedy)


def _missing(
    path: str, name: str, part: dict[str, Any], keys: tuple[str, ...]
) -> Iterator[Problem]:
    for key in keys:
        if key not in part or part[key] == "":
            yield Problem(path, f"{name} has no {key}", "", f"add {key}")


def _link_findings(file: File, name: str, link: object) -> Iterator[Finding]:
    if isinstance(link, str) and link:
        if not values.is_web_address(link):
            what = f"{name} has an address that is not whole"
            yield Problem(file.path, what, link, "add https://")
        else:
            yield from led(file, link, "a link", "list only pages that exist")


def _attachment_findings(file: File, name: str, attachments: object) -> Iterator[Finding]:
    for attached in attachments if isinstance(attachments, list) else ():
        if not isinstance(attached, dict) or not {"url", "mime_type"} <= attached.keys():
            what = f"{name} has an attachment without url or mime_type"
            yield Problem(file.path, what, json.dumps(attached), "write both")
        else:
            yield from _link_findings(file, name, attached["url"])


def _author_problems(path: str, name: str, authors: object) -> Iterator[Problem]:
    for author in authors if isinstance(authors, list) else ():
        if not isinstance(author, dict) or not author.keys() & {"name", "url", "avatar"}:
            remedy = 'write {"name": "..."}'
            yield Problem(path, f"{name} has an author without a name", json.dumps(author), remedy)
