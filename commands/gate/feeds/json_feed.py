"""JSON Feed 1.1, https://www.jsonfeed.org/version/1.1/."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from ..problem import Problem
from ..site import Site
from . import values
from .content import content_problems

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


def is_json_feed(file: Path) -> bool:
    """Whether a file says that it is a feed; other JSON of the site is none."""
    return "https://jsonfeed.org/version/" in file.read_text(encoding="utf-8")


def json_feed_problems(site: Site) -> Iterator[Problem]:
    """Problems of every JSON feed of the site."""
    for file in sorted(site.folder.rglob("*.json")):
        if is_json_feed(file):
            path = file.relative_to(site.folder).as_posix()
            try:
                feed = json.loads(file.read_text(encoding="utf-8"))
            except ValueError as error:
                yield Problem(path, f"not JSON: {error}", "", "write it by an encoder")
                continue
            if not isinstance(feed, dict):
                yield Problem(path, "a JSON feed that is no object", "", "write { ... }")
                continue
            yield from _feed_problems(site, path, feed)


def _feed_problems(site: Site, path: str, feed: dict[str, Any]) -> Iterator[Problem]:
    yield from _type_problems(path, "feed", feed, FEED_KEYS)
    yield from _missing(path, "feed", feed, ("version", "title", "items", "language"))
    if feed.get("version", VERSION) != VERSION:
        yield Problem(path, "another version", str(feed["version"]), f"write {VERSION}")
    if (own := feed.get("feed_url")) != site.address(path):
        what = "feed does not name its own address"
        yield Problem(path, what, str(own or ""), f"write feed_url {site.address(path)}")
    yield from _link_problems(site, path, "feed", feed.get("home_page_url"))
    yield from _author_problems(path, "feed", feed.get("authors"))
    items = feed["items"] if isinstance(feed.get("items"), list) else []
    objects = [item for item in items if isinstance(item, dict)]
    if len(objects) < len(items):
        yield Problem(path, "an item that is no object", "", "write each as { ... }")
    yield from values.repeated_ids(path, (str(item.get("id", "")) for item in objects), "id")
    for item in objects:
        yield from _item_problems(site, path, item)


def _item_problems(site: Site, path: str, item: dict[str, Any]) -> Iterator[Problem]:
    name = values.named("item", str(item.get("title") or item.get("id") or ""))
    yield from _type_problems(path, name, item, ITEM_KEYS)
    yield from _missing(path, name, item, ("id", "url", "title"))
    if not item.get("content_html") and not item.get("content_text"):
        yield Problem(path, f"{name} has no text", "", "add content_html with all of it")
    yield from _link_problems(site, path, name, item.get("url"))
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
    yield from _attachment_problems(site, path, name, item.get("attachments"))
    yield from content_problems(site, path, name, str(item.get("content_html") or ""))


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


def _link_problems(site: Site, path: str, name: str, link: object) -> Iterator[Problem]:
    if isinstance(link, str) and link:
        if not values.is_web_address(link):
            yield Problem(path, f"{name} has an address that is not whole", link, "add https://")
        elif fault := site.fault(link, site.address(path)):
            yield Problem(path, f"a link {fault}", link, "list only pages that exist")


def _attachment_problems(
    site: Site, path: str, name: str, attachments: object
) -> Iterator[Problem]:
    for file in attachments if isinstance(attachments, list) else ():
        if not isinstance(file, dict) or not {"url", "mime_type"} <= file.keys():
            what = f"{name} has an attachment without url or mime_type"
            yield Problem(path, what, json.dumps(file), "write both")
        else:
            yield from _link_problems(site, path, name, file["url"])


def _author_problems(path: str, name: str, authors: object) -> Iterator[Problem]:
    for author in authors if isinstance(authors, list) else ():
        if not isinstance(author, dict) or not author.keys() & {"name", "url", "avatar"}:
            remedy = 'write {"name": "..."}'
            yield Problem(path, f"{name} has an author without a name", json.dumps(author), remedy)
