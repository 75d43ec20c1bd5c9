"""Feeds and the sitemap: that each is what its format asks, and leads to what is there.

xml_files   every XML file: that it is XML, and where it leads
rss, atom, json_feed, calendar      the rules of one format each
content     the text of an entry, which stands in other programs
values      addresses and dates
discovery   that heads name feeds that are there, and every feed is named
"""

from __future__ import annotations

from collections.abc import Iterator

from ..problem import Problem
from ..site import Site
from . import calendar, discovery, json_feed, xml_files


def feed_problems(site: Site) -> Iterator[Problem]:
    """Problems of every feed and every other XML file of the site."""
    yield from xml_files.xml_problems(site)
    yield from json_feed.json_feed_problems(site)
    yield from calendar.calendar_problems(site)
    yield from discovery.discovery_problems(site)
