"""The feeds and calendars that a page is an entry of."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from xml.etree import ElementTree

from icalendar import Calendar

from ..gate.feeds.atom import ATOM
from ..gate.file import File


def feeds_with(address: str, files: Iterable[File]) -> list[str]:
    """Return the paths of the files that have an entry whose link leads to an address."""
    return [f"/{file.path}" for file in files if address in _entries(file)]


def _entries(file: File) -> Iterator[str]:
    suffix = file.path[file.path.rindex(".") :]
    return READERS[suffix](file.source)


def _of_xml(source: str) -> Iterator[str]:
    for element in ElementTree.fromstring(source).iter():  # noqa: S314  the file is our own
        if element.tag in ("item", f"{ATOM}entry"):
            for link in (*element.findall("link"), *element.findall(f"{ATOM}link")):
                yield link.get("href") or link.text or ""


def _of_json(source: str) -> Iterator[str]:
    found = json.loads(source)
    for item in found.get("items", []) if isinstance(found, dict) else []:
        yield item.get("url", "")


def _of_calendar(source: str) -> Iterator[str]:
    for event in Calendar.from_ical(source).walk("VEVENT"):
        yield str(event.get("URL", ""))


READERS: dict[str, Callable[[str], Iterator[str]]] = {
    ".xml": _of_xml,
    ".json": _of_json,
    ".ics": _of_calendar,
}
