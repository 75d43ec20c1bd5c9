"""Feeds, the sitemap and texts: that each is what its format asks, and leads to what is there.

xml_files   every XML file: that it is XML, and where it leads
text_files  Markdown twins of pages, llms.txt and robots.txt: where they lead
rss, atom, json_feed, calendar      the rules of one format each
content     the text of an entry, which stands in other programs
values      addresses and dates
discovery   that heads name feeds that are there, and every feed is named
"""

from __future__ import annotations

from ..facts import FeedFacts, parted
from ..file import File
from . import calendar, json_feed, text_files, xml_files

# Suffix -> what yields the findings of such a file, and what returns its media type.
FORMATS = {
    ".xml": (xml_files.xml_findings, xml_files.feed_type),
    ".json": (json_feed.json_feed_findings, json_feed.feed_type),
    ".ics": (calendar.calendar_findings, calendar.feed_type),
    ".md": (text_files.text_findings, text_files.feed_type),
    ".txt": (text_files.text_findings, text_files.feed_type),
}


def feed_facts(file: File) -> FeedFacts:
    """Return what a feed, a calendar, a text or another XML or JSON file says of the site."""
    findings, feed_type = FORMATS[file.path[file.path.rindex(".") :]]
    return FeedFacts(file.path, file.url, feed_type(file), **parted(findings(file)))
