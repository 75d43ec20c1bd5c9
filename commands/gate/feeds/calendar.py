"""Calendars, RFC 5545, read as a calendar program does."""

from __future__ import annotations

from collections.abc import Iterator

from icalendar import Calendar, Component

from ..problem import Problem
from ..site import Site
from . import values

ENCODER = "write it by an encoder"
REQUIRED = {
    "UID": "add one that never changes, such as talk-<key>@<host>",
    "DTSTAMP": "add the date of the content itself, never of the build",
    "DTSTART": "add the day it starts; leave out an event whose day is not known",
    "SUMMARY": "add its title",
}


def calendar_problems(site: Site) -> Iterator[Problem]:
    """Problems of every calendar of the site."""
    for file in sorted(site.folder.rglob("*.ics")):
        path = file.relative_to(site.folder).as_posix()
        content = file.read_bytes()
        if content.count(b"\n") != content.count(b"\r\n"):
            yield Problem(path, "lines that do not end in CR LF", "", f"{ENCODER}, as bytes")
        try:
            calendar = Calendar.from_ical(content.decode("utf-8"))
        except ValueError as error:
            yield Problem(path, f"not a calendar: {error}", "", ENCODER)
            continue
        yield from _problems(site, path, calendar)


def _problems(site: Site, path: str, calendar: Component) -> Iterator[Problem]:
    for name in ("PRODID", "VERSION"):
        if name not in calendar:
            yield Problem(path, f"calendar without {name}", "", f"add {name}")
    events = calendar.walk("VEVENT")
    if not events:
        remedy = "do not offer the file before there is one: RFC 5545 asks for a component"
        yield Problem(path, "calendar without an event", "", remedy)
    yield from values.repeated_ids(path, (str(event.get("UID", "")) for event in events), "UID")
    for event in events:
        yield from _event_problems(site, path, event)


def _event_problems(site: Site, path: str, event: Component) -> Iterator[Problem]:
    name = values.named("event", str(event.get("SUMMARY", "")))
    for field, remedy in REQUIRED.items():
        if field not in event:
            yield Problem(path, f"{name} without {field}", "", remedy)
    for where, error in event.errors:
        what = f"{name} has a {where or 'line'} that cannot be read"
        yield Problem(path, what, str(error), ENCODER)
    if link := str(event.get("URL", "")):
        if not values.is_web_address(link):
            yield Problem(path, f"{name} has a URL that is not whole", link, "add https://")
        elif fault := site.fault(link, site.address(path)):
            yield Problem(path, f"a link {fault}", link, "list only pages that exist")
