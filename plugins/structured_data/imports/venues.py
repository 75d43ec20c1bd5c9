"""The venues that venues.yaml holds, and which of them a paper is of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..records.references import Reference
from ..sources import Mapping, Node, Scalar, Sequence
from .spellings import folded


@dataclass(frozen=True)
class KnownVenue:
    """A record of venues.yaml: its names without case and accents, and the fields it has."""

    key: str
    names: frozenset[str]
    fields: frozenset[str]


def known_venues(document: Node | None) -> tuple[KnownVenue, ...]:
    """Return the venues in the document of venues.yaml, which may be missing."""
    items = document.items if isinstance(document, Sequence) else ()
    return tuple(_known(item) for item in items if isinstance(item, Mapping) and _key(item))


def venue_of(reference: Reference, venues: Iterable[KnownVenue]) -> KnownVenue | None:
    """Return the venue whose name or short name the reference bears."""
    written = {folded(name) for name in (reference.container, reference.container_short) if name}
    return next((venue for venue in venues if written & venue.names), None)


def _known(item: Mapping) -> KnownVenue:
    nodes = (item.fields.get(name) for name in ("name", "short"))
    names = (folded(node.text) for node in nodes if isinstance(node, Scalar))
    return KnownVenue(_key(item), frozenset(filter(None, names)), frozenset(item.fields))


def _key(item: Mapping) -> str:
    node = item.fields.get("key")
    return node.text if isinstance(node, Scalar) else ""
