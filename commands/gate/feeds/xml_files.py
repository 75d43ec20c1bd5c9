"""Every XML file: that it is XML, shows itself in a browser, and leads to pages that exist."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from xml.etree import ElementTree

from ..facts import Finding, led
from ..file import File
from ..links import is_ours
from ..problem import Problem
from . import atom, rss, values

SOURCE_LINK = re.compile(r"\{(?:filename|attach|static)\}[^\s\"'<]*")
STYLE_SHEET = re.compile(r"<\?xml-stylesheet\s[^>]*?\bhref=\"([^\"]*)\"")
TYPES = {rss.ROOT: "application/rss+xml", atom.ROOT: "application/atom+xml"}
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def feed_type(file: File) -> str:
    """Return the media type of a feed; other XML of the site is none."""
    try:
        root = _root(file.source)
    except ElementTree.ParseError:  # xml_findings tells
        return ""
    return TYPES.get(root.tag, "")


def xml_findings(file: File) -> Iterator[Finding]:
    """Yield what is to be said of an XML file."""
    try:
        root = _root(file.source)
    except ElementTree.ParseError as error:
        yield Problem(file.path, f"not XML: {error}", "", "write it by an encoder")
        return
    if root.tag == rss.ROOT:
        yield from rss.rss_findings(file, root)
    elif root.tag == atom.ROOT:
        yield from atom.atom_findings(file, root)
    for link in _links(root):
        if values.is_web_address(link):
            yield from led(file, link, "a link", "list only pages that exist")
        else:
            remedy = "write it with https:// and the host: a reader does not know this site"
            yield Problem(file.path, "a link that is not whole", link, remedy)
    yield from _style_sheet_findings(file)
    for link in SOURCE_LINK.findall(file.source):
        yield Problem(file.path, "a marker is left", link, "name a source file that exists")


@lru_cache(1)  # its type is asked for, and what it says
def _root(source: str) -> ElementTree.Element:
    return ElementTree.fromstring(source)  # noqa: S314  the file is our own


def _style_sheet_findings(file: File) -> Iterator[Finding]:
    for link in STYLE_SHEET.findall(file.source):
        if not is_ours(link, file.url, file.site):
            yield Problem(file.path, "a request to another host", link, "keep the file here")
        yield from led(file, link, "a style sheet", "add it to the theme")


def _links(root: ElementTree.Element) -> Iterator[str]:
    """Where a feed or a sitemap leads; other XML files are of a kind unknown here."""
    if root.tag not in (rss.ROOT, atom.ROOT, f"{SITEMAP}urlset", f"{SITEMAP}sitemapindex"):
        return
    for element in root.iter():
        if element.tag in ("link", f"{atom.ATOM}link", f"{SITEMAP}loc"):
            link = element.get("href") or element.text or ""
            if link.strip():
                yield link.strip()
