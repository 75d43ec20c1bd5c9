"""Calendars, RFC 5545, read as a calendar program does."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import shorten
from typing import TYPE_CHECKING

from ..facts import Finding, led
from ..file import File
from ..problem import Problem
from . import values

if TYPE_CHECKING:
    from icalendar import Component

ENCODER = "write it by an encoder"
REQUIRED = {
    "UID": "add one that never changes, such as talk-<key>@<host>",
    "DTSTAMP": "add the date of the content itself, never of the build",
    "DTSTART": "add the day it starts; leave out an event whose day is not known",
    "SUMMARY": "add its title",
}


def feed_type(_: File) -> str:
    """Return the media type of every calendar."""
    return "text/calendar"


def calendar_findings(file: File) -> Iterator[Finding]:
    """Yield what is to be said of a calendar."""
    from icalendar import Calendar  # takes a while to load, for the one calendar that a site has

    if file.source.count("\n") != file.source.count("\r\n"):
        yield Problem(file.path, "lines that do not end in CR LF", "", f"{ENCODER}, as bytes")
    try:
        calendar = Calendar.from_ical(file.source)
    except ValueError as error:
        what = f"not a calendar: {shorten(str(error), 80, placeholder=' ...')}"
        yield Problem(file.path, what, "", ENCODER)
        return
    yield from _findings(file, calendar)


def _findings(file: File, calendar: Component) -> Iterator[Finding]:
    path = file.path
    for name in ("PRODID", "VERSION"):
        if name not in calendar:
            yield Problem(path, f"calendar without {name}", "", f"add {name}")
    events = calendar.walk("VEVENT")
    if not events:
        remedy = "do not offer the file before there is one: RFC 5545 asks for a component"
        yield Problem(path, "calendar without an event", "", remedy)
    yield from values.repeated_ids(path, (str(event.get("UID", "")) for event in events), "UID")
    for event in events:
        yield from _event_findings(file, event)


def _event_findings(file: File, event: Component) -> Iterator[Finding]:
    path = file.path
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
        else:
            yield from led(file, link, "a link", "list only pages that exist")
