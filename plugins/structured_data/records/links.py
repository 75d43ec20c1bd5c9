"""Addresses of a paper elsewhere, and the words they are shown under."""

from __future__ import annotations

from dataclasses import dataclass

from .. import identifiers
from ..fields import Fields

# The fields that hold one address each, and the words they are shown under, in this order.
LINKS = {
    "proceedings": "Proceedings",
    "openreview": "OpenReview",
    "code": "Code",
    "package": "Package",
    "docs": "Documentation",
    "slides": "Slides",
}


@dataclass(frozen=True)
class Link:
    """An address and the words it is shown under."""

    label: str
    url: str


def resources(fields: Fields) -> tuple[Link, ...]:
    """Return the addresses of what belongs to a paper."""
    addresses = ((label, fields.url(name)) for name, label in LINKS.items())
    return tuple(Link(label, url) for label, url in addresses if url)


def posts(fields: Fields) -> tuple[Link, ...]:
    """Return the posts about a paper under their hosts; a second one on a host is numbered."""
    found: dict[str, Link] = {}
    for url in fields.urls("posts"):
        host = identifiers.host(url)
        number = sum(identifiers.host(post.url) == host for post in found.values()) + 1
        found[url] = Link(f"{host} ({number})" if number > 1 else host, url)
    return tuple(found.values())
