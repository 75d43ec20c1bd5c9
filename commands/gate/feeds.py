"""Feeds and the sitemap: that they are XML, are complete, and lead to pages that exist."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree

from .problem import Problem
from .site import Site

SOURCE_LINK = re.compile(r"\{(?:filename|attach|static)\}[^\s\"'<]*")


def feed_problems(site: Site) -> Iterator[Problem]:
    """Problems of every XML file of the site."""
    for file in sorted(site.folder.rglob("*.xml")):
        path = file.relative_to(site.folder).as_posix()
        text = file.read_text(encoding="utf-8")
        try:
            root = ElementTree.fromstring(text)  # noqa: S314  the file is our own
        except ElementTree.ParseError as error:
            yield Problem(path, f"not XML: {error}", "", "write it by an encoder")
            continue
        kind = _name(root)
        if kind in ("rss", "feed"):
            yield from _incomplete_parts(path, root)
        for link in _links(root) if kind in ("rss", "feed", "urlset", "sitemapindex") else ():
            if fault := site.fault(link, site.address(path)):
                yield Problem(path, f"a link {fault}", link, "list only pages that exist")
        for link in SOURCE_LINK.findall(text):
            yield Problem(path, "a marker is left", link, "name a source file that exists")


def _incomplete_parts(path: str, root: ElementTree.Element) -> Iterator[Problem]:
    """A feed and each of its entries has a title and a link."""
    for part in root.iter():
        if _name(part) in ("channel", "feed", "item", "entry"):
            given = {_name(child) for child in part if child.text or child.get("href")}
            for missing in sorted({"title", "link"} - given):
                title = next((child.text or "" for child in part if _name(child) == "title"), "")
                yield Problem(path, f"{_name(part)} without {missing}", title, f"add its {missing}")


def _links(root: ElementTree.Element) -> Iterator[str]:
    for element in root.iter():
        if _name(element) in ("link", "loc") and (link := element.get("href") or element.text):
            yield link.strip()


def _name(element: ElementTree.Element) -> str:
    return element.tag.rpartition("}")[2]
