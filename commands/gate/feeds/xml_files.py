"""Every XML file: that it is XML, shows itself in a browser, and leads to pages that exist."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree

from ..problem import Problem
from ..site import Site
from . import atom, rss, values

SOURCE_LINK = re.compile(r"\{(?:filename|attach|static)\}[^\s\"'<]*")
STYLE_SHEET = re.compile(r"<\?xml-stylesheet\s[^>]*?\bhref=\"([^\"]*)\"")
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def xml_problems(site: Site) -> Iterator[Problem]:
    """Problems of every XML file of the site."""
    for file in sorted(site.folder.rglob("*.xml")):
        path = file.relative_to(site.folder).as_posix()
        text = file.read_text(encoding="utf-8")
        try:
            root = ElementTree.fromstring(text)  # noqa: S314  the file is our own
        except ElementTree.ParseError as error:
            yield Problem(path, f"not XML: {error}", "", "write it by an encoder")
            continue
        if root.tag == rss.ROOT:
            yield from rss.rss_problems(site, path, root)
        elif root.tag == atom.ROOT:
            yield from atom.atom_problems(site, path, root)
        for link in _links(root):
            if fault := site.fault(link, site.address(path)):
                yield Problem(path, f"a link {fault}", link, "list only pages that exist")
            elif not values.is_web_address(link):
                remedy = "write it with https:// and the host: a reader does not know this site"
                yield Problem(path, "a link that is not whole", link, remedy)
        yield from _style_sheet_problems(site, path, text)
        for link in SOURCE_LINK.findall(text):
            yield Problem(path, "a marker is left", link, "name a source file that exists")


def _style_sheet_problems(site: Site, path: str, text: str) -> Iterator[Problem]:
    for link in STYLE_SHEET.findall(text):
        if not site.is_ours(link, site.address(path)):
            yield Problem(path, "a request to another host", link, "keep the file here")
        elif fault := site.fault(link, site.address(path)):
            yield Problem(path, f"a style sheet {fault}", link, "add it to the theme")


def _links(root: ElementTree.Element) -> Iterator[str]:
    """Where a feed or a sitemap leads; other XML files are of a kind unknown here."""
    if root.tag not in (rss.ROOT, atom.ROOT, f"{SITEMAP}urlset", f"{SITEMAP}sitemapindex"):
        return
    for element in root.iter():
        if element.tag in ("link", f"{atom.ATOM}link", f"{SITEMAP}loc"):
            link = element.get("href") or element.text or ""
            if link.strip():
                yield link.strip()
