"""The site map: every page to be listed, with the date of its content where known."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from xml.etree import ElementTree

from .last_changes import last_change
from .library import Library
from .page_view import PageView
from .settings import Settings

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemap_text(
    pages: Iterable[PageView], library: Library, settings: Settings, today: dt.date
) -> str:
    """Return sitemap.xml; nothing in it has changed later than `today` (in UTC)."""
    urlset = ElementTree.Element("urlset", xmlns=NAMESPACE)
    for page in pages:
        if not page.listed:
            continue
        url = ElementTree.SubElement(urlset, "url")
        ElementTree.SubElement(url, "loc").text = settings.absolute(page.path)
        if date := last_change(page, library, today):
            ElementTree.SubElement(url, "lastmod").text = str(date)
    ElementTree.indent(urlset)
    return ElementTree.tostring(urlset, encoding="unicode", xml_declaration=True) + "\n"


def robots_text(settings: Settings) -> str:
    """Return robots.txt: everything may be read."""
    return f"User-agent: *\nAllow: /\nSitemap: {settings.absolute('/sitemap.xml')}\n"
