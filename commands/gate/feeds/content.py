"""The text of an entry: it stands in other programs, where it must lead home and do nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from urllib.parse import urlsplit

from ..element import Element, attribute
from ..facts import Finding, led
from ..file import File
from ..links import HARMLESS
from ..plain import plain_elements
from ..problem import Problem

ACTING = {"script", "style", "iframe", "form", "object", "embed", "link", "meta", "base"}
ADDRESSES = {"href", "xlink:href", "src", "poster", "cite", "longdesc", "background"}
BEFORE, AFTER = "<!doctype html><html><head></head><body>", "</body></html>"
Fault = tuple[str, str, str]  # what, value and remedy of a problem
CANDIDATE = re.compile(r"([^\s,]\S*[^\s,]|[^\s,])(?:\s+[^\s,]+)?\s*(?:,|$)")  # of a srcset


def content_findings(file: File, entry: str, html: str) -> Iterator[Finding]:
    """Yield what is to be said of one text; `entry` is what messages call it."""
    faults, addresses = _read(html)
    for what, value, remedy in faults:
        yield Problem(file.path, f"{entry} {what}", value, remedy)
    for address in addresses:
        yield from led(file, address, f"{entry} has an address that", "mend the link")


@lru_cache(maxsize=1000)  # a post stands in several feeds
def _read(html: str) -> tuple[tuple[Fault, ...], tuple[str, ...]]:
    """Return what is wrong with a text wherever it stands, and the addresses that it names."""
    plain = plain_elements(f"{BEFORE}{html}{AFTER}")
    faults, addresses = _told(plain)
    if not plain or faults:
        from bs4 import BeautifulSoup  # takes a while to load, and is seldom needed

        faults, addresses = _told(BeautifulSoup(html, "html.parser").find_all(True))
    return tuple(faults), tuple(addresses)


def _told(elements: Iterable[Element]) -> tuple[list[Fault], list[str]]:
    faults, addresses = [], []
    for tag in elements:
        if tag.name in ACTING:
            remedy = "leave it out of the feed: readers drop it, or show it broken"
            faults.append((f"holds the element <{tag.name}>", str(tag), remedy))
        faults += [
            (f"has <{tag.name}> with the attribute {name}", attribute(tag, name), "leave it out")
            for name in tag.attrs
            if name == "style" or name.startswith("on")
        ]
        for address in _addresses(tag):
            if fault := _fault(address):
                faults.append((f"has an address that {fault[0]}", address, fault[1]))
            else:
                addresses.append(address)
    return faults, addresses


def _addresses(tag: Element) -> Iterator[str]:
    for name in tag.attrs:
        if name in ADDRESSES:
            yield attribute(tag, name)
        elif name == "srcset":
            yield from CANDIDATE.findall(attribute(tag, name))


def _fault(address: str) -> tuple[str, str] | None:
    """What is wrong with an address whatever it leads to, and what to do."""
    try:
        scheme = urlsplit(address).scheme
    except ValueError:
        return "is not an address", "mend the link"
    if not scheme:
        remedy = "write it with https:// and the host: a reader does not know this site"
        return "is not whole", remedy
    if scheme not in HARMLESS:
        return "is of a kind that is not allowed", f"use {', '.join(sorted(HARMLESS))}"
    return None
