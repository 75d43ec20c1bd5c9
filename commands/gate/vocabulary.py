"""The part of schema.org that the site uses, from vocabulary.json: what is not there is a problem.

    "types":      type -> its parents
    "properties": property -> the types that have it, the types of its values
    "members":    enumeration -> its members

A test holds the table to the whole vocabulary where that is at hand (SCHEMAORG=file).
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from difflib import get_close_matches
from functools import cache, lru_cache
from pathlib import Path

FILE = Path(__file__).with_name("vocabulary.json")
TABLE = json.loads(FILE.read_text(encoding="utf-8"))
TYPES: dict[str, list[str]] = TABLE["types"]
PROPERTIES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    name: (tuple(domain), tuple(ranges)) for name, (domain, ranges) in TABLE["properties"].items()
}
MEMBERS: dict[str, list[str]] = TABLE["members"]


@cache
def kinds(type_: str) -> frozenset[str]:
    """Return a type with all that it is a kind of; empty where the table does not have it."""
    if type_ not in TYPES:
        return frozenset()
    return frozenset({type_}).union(*(kinds(parent) for parent in TYPES[type_]))


def is_any(types: Iterable[str], wanted: Iterable[str]) -> bool:
    """Return whether one of the types is, or is a kind of, one of those wanted."""
    return _is_any(tuple(types), tuple(wanted))


@lru_cache(10_000)
def _is_any(types: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    return any(kinds(type_).intersection(wanted) for type_ in types)


def has_property(types: Iterable[str], name: str) -> bool:
    """Return whether nodes of these types may have the property."""
    return name in PROPERTIES and is_any(types, PROPERTIES[name][0])


def nearest(word: str, words: Iterable[str]) -> str:
    """Return what was probably meant; empty where nothing is near."""
    by_lower = {known.lower(): known for known in words}
    close = get_close_matches(word.lower(), by_lower, n=1, cutoff=0.8)
    return by_lower[close[0]] if close else ""
