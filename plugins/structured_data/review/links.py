"""Addresses that were dead when they were last asked."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from ..errors import InvalidData, Place, Problem
from ..places import Places
from .entry import Entry

_ADDRESS = re.compile(r"https?://[^\s<>\"'{}|\\^`\])]+")


def dead_links(link_check: Path, places: Places) -> Iterator[Entry]:
    """Yield an entry for each address of the content that the last check found dead."""
    if not link_check.exists():
        return
    try:
        dead = dict(json.loads(link_check.read_text(encoding="utf-8"))["dead"])
    except (ValueError, KeyError, TypeError):
        message = "is not what ./inv links writes (run it again)"
        raise InvalidData([Problem(Place(str(link_check), 1), message)]) from None
    for address, found in addresses(places).items():
        if address in dead:
            yield Entry("dead-link", found[0], (address, str(dead[address])))


def addresses(places: Places) -> dict[str, list[Place]]:
    """Return address -> where it stands, for every web address in the content."""
    found: dict[str, list[Place]] = {}
    files = [places.data / name for name in places.files]
    files += [Path(place.file) for place in places.articles.values()]
    for file in files:
        for number, line in enumerate(file.read_text(encoding="utf-8").split("\n"), start=1):
            for address in _ADDRESS.findall(line):
                found.setdefault(address.rstrip(".,;:"), []).append(Place(str(file), number))
    return found


def last_check(link_check: Path) -> str:
    """Return a sentence on when links were last asked."""
    if not link_check.exists():
        return "Links have not been asked yet: `./inv links` does."
    record = json.loads(link_check.read_text(encoding="utf-8"))
    return f"{record['asked']} addresses were asked on {record['checked']} by `./inv links`."
