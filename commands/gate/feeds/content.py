"""The text of an entry: it stands in other programs, where it must lead home and do nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from bs4 import BeautifulSoup
from bs4.element import Tag

from ..problem import Problem
from ..site import HARMLESS, Site, attribute

ACTING = ("script", "style", "iframe", "form", "object", "embed", "link", "meta", "base")
ADDRESSES = ("href", "xlink:href", "src", "poster", "cite", "longdesc", "background")
CANDIDATE = re.compile(r"([^\s,]\S*[^\s,]|[^\s,])(?:\s+[^\s,]+)?\s*(?:,|$)")  # of a srcset


def content_problems(site: Site, path: str, entry: str, html: str) -> Iterator[Problem]:
    """Problems of one text; `entry` is what messages call it."""
    for tag in BeautifulSoup(html, "html.parser").find_all(True):
        if tag.name in ACTING:
            remedy = "leave it out of the feed: readers drop it, or show it broken"
            yield Problem(path, f"{entry} holds a {tag.name} element", str(tag), remedy)
        for name in tag.attrs:
            if name == "style" or name.startswith("on"):
                value = attribute(tag, name)
                yield Problem(path, f"{entry} has a {name} attribute", value, "leave it out")
        for address in _addresses(tag):
            if fault := _fault(site, address, path):
                what = f"{entry} has an address that {fault}"
                yield Problem(path, what, address, _remedy(fault))


def _addresses(tag: Tag) -> Iterator[str]:
    for name in ADDRESSES:
        if tag.has_attr(name):
            yield attribute(tag, name)
    yield from CANDIDATE.findall(attribute(tag, "srcset"))


def _fault(site: Site, address: str, path: str) -> str:
    try:
        scheme = urlsplit(address).scheme
    except ValueError:
        return "is not an address"
    if not scheme:
        return "is not whole"
    if scheme not in HARMLESS:
        return "is of a kind that is not allowed"
    return site.fault(address, site.address(path))


def _remedy(fault: str) -> str:
    if fault == "is not whole":
        return "write it with https:// and the host: a reader does not know this site"
    return f"use {', '.join(sorted(HARMLESS))}" if "kind" in fault else "mend the link"
