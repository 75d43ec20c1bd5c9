"""RSS 2.0, https://www.rssboard.org/rss-specification, and what its profile adds."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from ..facts import Finding
from ..file import File
from ..problem import Problem
from . import values
from .atom import ATOM
from .content import content_findings

ROOT = "rss"
DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
ZONED = "write it as Sat, 31 Jan 2026 00:00:00 +0000, or as dc:date where no day is known"


def rss_findings(file: File, root: Element) -> Iterator[Finding]:
    """Yield what is to be said of an RSS feed."""
    path = file.path
    channel = root.find("channel")
    if channel is None:
        yield Problem(path, "rss without channel", "", "put the items into one channel")
        return
    yield from _missing(path, channel, ("title", "link", "description", "language"))
    own = [link.get("href", "") for link in channel.findall(f"{ATOM}link[@rel='self']")]
    if own != [file.url]:
        remedy = f'write one <atom:link rel="self" href="{file.url}">'
        yield Problem(path, "channel does not name its own address", ", ".join(own), remedy)
    yield from _date_problems(path, channel, "channel", ("lastBuildDate", "pubDate"))
    items = channel.findall("item")
    yield from values.repeated_ids(path, (_text(item, "guid") for item in items), "guid")
    for item in items:
        yield from _item_findings(file, item)


def _item_findings(file: File, item: Element) -> Iterator[Finding]:
    path = file.path
    yield from _missing(path, item, ("title", "link", "guid"))
    name = values.named("item", _text(item, "title"))
    guid = item.find("guid")
    is_link = guid is not None and guid.get("isPermaLink", "true") != "false"
    if is_link and _text(item, "guid") and not values.is_web_address(_text(item, "guid")):
        remedy = 'write isPermaLink="false", or a web address'
        what = f"{name} has a guid that is no link but says so"
        yield Problem(path, what, _text(item, "guid"), remedy)
    if not _text(item, "pubDate") and not _text(item, f"{DUBLIN_CORE}date"):
        yield Problem(
            path, f"{name} has no date", "", "add pubDate, or dc:date where no day is known"
        )
    yield from _date_problems(path, item, name, ("pubDate",))
    date = _text(item, f"{DUBLIN_CORE}date")
    if date and not values.is_partial_date(date):
        remedy = "write YYYY, YYYY-MM or YYYY-MM-DD"
        yield Problem(path, f"{name} has a dc:date that is no date", date, remedy)
    texts = [_text(item, CONTENT), _text(item, "description")]
    if not any(texts):
        yield Problem(path, f"{name} has no text", "", "add content:encoded with all of it")
    for text in texts:
        yield from content_findings(file, name, text)


def _date_problems(
    path: str, element: Element, name: str, fields: tuple[str, ...]
) -> Iterator[Problem]:
    for field in fields:
        date = _text(element, field)
        if date and not values.is_rfc_822(date):
            yield Problem(path, f"{name} has a {field} that is no date of RFC 822", date, ZONED)


def _missing(path: str, element: Element, fields: tuple[str, ...]) -> Iterator[Problem]:
    for field in fields:
        if not _text(element, field):
            title = _text(element, "title")
            yield Problem(path, f"{element.tag} without {field}", title, f"add its {field}")


def _text(element: Element, name: str) -> str:
    return (element.findtext(name) or "").strip()
