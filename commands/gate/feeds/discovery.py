"""How feeds are found: heads name feeds that are there, and every feed is named by a head."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urljoin

from ..element import attribute
from ..links import is_ours
from ..problem import Problem
from ..site import Page, Site

TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json", "text/calendar")


def discovery_problems(site: Site) -> Iterator[Problem]:
    """Feeds that no head names, or that one names for what they are not."""
    feeds = {one.url: one.type for one in site.feeds.values() if one.type}
    named = {one.path: set(one.feeds) for one in site.pages.values() if not one.moved_to}
    wrong: dict[tuple[str, str], str] = {}
    for path, links in named.items():
        for address, kind in links:
            is_there = is_ours(address, site.url, site.url) and not site.fault(address, site.url)
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
    of_home = {address for address, _ in named.get("index.html", ())}
    for path, links in named.items():
        for address in of_home - {address for address, _ in links}:
            remedy = 'write its <link rel="alternate"> in every head, or only where it belongs'
            what = "the home page names a feed that this page does not"
            yield Problem(path, what, address, remedy)


def named_feeds(page: Page) -> Iterator[tuple[str, str]]:
    """Yield the address and the type of each feed that the head of a page names."""
    for link in page.named("link"):
        if "alternate" in attribute(link, "rel").split() and attribute(link, "type") in TYPES:
            yield urljoin(page.url, attribute(link, "href")), attribute(link, "type")
