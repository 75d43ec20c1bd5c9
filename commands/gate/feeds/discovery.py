"""How feeds are found: heads name feeds that are there, and every feed is named by a head."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin
from xml.etree import ElementTree

from ..problem import Problem
from ..site import Page, Site, attribute
from . import atom, rss
from .json_feed import is_json_feed

RSS = "application/rss+xml"
ATOM = "application/atom+xml"
JSON_FEED = "application/feed+json"
CALENDAR = "text/calendar"
TYPES = (RSS, ATOM, JSON_FEED, CALENDAR)


def discovery_problems(site: Site) -> Iterator[Problem]:
    """Feeds that no head names, or that one names for what they are not."""
    feeds = {site.address(path): kind for path, kind in _feeds(site)}
    named = {page.path: set(_named(page)) for page in site.pages.values()}
    wrong: dict[tuple[str, str], str] = {}
    for path, links in named.items():
        for address, kind in links:
            is_there = site.is_ours(address, site.url) and not site.fault(address, site.url)
            if is_there and feeds.get(address) != kind:
                wrong.setdefault((address, kind), path)
    for (address, kind), path in wrong.items():
        known = feeds.get(address)
        remedy = f"write type={known!r}" if known else "link a feed, or leave out the type"
        yield Problem(path, f"a link to {kind} that is none", address, remedy)
    found = {address for links in named.values() for address, _ in links}
    for address, kind in feeds.items():
        if address not in found:
            remedy = f'write <link rel="alternate" type="{kind}" href="{address}"> in a head'
            path = address.removeprefix(f"{site.url}/")
            yield Problem(path, "a feed that no page names", "", remedy)
    of_home = named.get("index.html", set())
    for path, links in named.items():
        for address, _ in of_home - links:
            remedy = 'write its <link rel="alternate"> in every head, or only where it belongs'
            what = "the home page names a feed that this page does not"
            yield Problem(path, what, address, remedy)


def _named(page: Page) -> Iterator[tuple[str, str]]:
    """The address and the type of each feed that the head of a page names."""
    for link in page.html.find_all("link"):
        if "alternate" in attribute(link, "rel").split() and attribute(link, "type") in TYPES:
            yield urljoin(page.url, attribute(link, "href")), attribute(link, "type")


def _feeds(site: Site) -> Iterator[tuple[str, str]]:
    """The path and the type of every feed of the folder."""
    for file in sorted(site.folder.rglob("*")):
        if kind := _kind(file):
            yield file.relative_to(site.folder).as_posix(), kind


def _kind(file: Path) -> str | None:
    match file.suffix:
        case ".xml":
            try:
                root = ElementTree.parse(file).getroot()  # noqa: S314  the file is our own
            except ElementTree.ParseError:  # xml_files says so
                return None
            return {rss.ROOT: RSS, atom.ROOT: ATOM}.get(root.tag)
        case ".json":
            return JSON_FEED if is_json_feed(file) else None
        case ".ics":
            return CALENDAR
        case _:
            return None
