"""Statements that no public page bears out: they stand on the owner's word."""

from __future__ import annotations

from collections.abc import Iterator

from ..library import Library
from ..places import Places
from ..sources import Mapping, Node, Scalar, Sequence
from .entry import Entry

# Fields that state nothing of the world outside this site, by the file they stand in.
NAMES = {
    "organizations.yaml": {"key", "name", "short", "parent"},
    "people.yaml": {"key", "name", "variants"},
    "venues.yaml": {"key", "name", "short", "series", "kind"},
    "talks.yaml": {"key"},
    "awards.yaml": {"key"},
    "service.yaml": {"key"},
    "software.yaml": {"key", "name", "summary", "publications", "code"},
}


def unsourced(library: Library, places: Places) -> Iterator[Entry]:
    """Yield an entry for each record that states something and names no source."""
    for file, silent in NAMES.items():
        for record in places.records(file).values():
            yield from _entry(record, silent)
    profile = places.group("profile.yaml")
    if "status" in profile.fields:
        words = _words(profile.fields["status"])
        yield Entry("unsourced", places.of(profile, "status"), (f"status: {words}",))
    for name in ("education", "positions"):
        items = profile.fields.get(name)
        for item in items.items if isinstance(items, Sequence) else ():
            if isinstance(item, Mapping):
                yield from _entry(item, set())
    for article in library.articles:
        if article.section == "news" and not article.sources:
            yield Entry("unsourced", article.place, (article.title,))


def _entry(record: Mapping, silent: set[str]) -> Iterator[Entry]:
    stated = [name for name in record.fields if name not in silent]
    if stated and "sources" not in record.fields:
        words = ", ".join(
            f"{name}: {_words(record.fields[name])}" for name in record.fields if name != "key"
        )
        yield Entry("unsourced", record.place, (words,))


def _words(node: Node) -> str:
    match node:
        case Scalar():
            return node.text
        case Sequence():
            return ", ".join(map(_words, node.items))
        case Mapping():
            return " ".join(map(_words, node.fields.values()))
