"""Addresses and dates as feeds need them, and what an entry is called in a message."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from email.utils import parsedate_to_datetime
from textwrap import shorten
from urllib.parse import urlsplit

from ..problem import Problem

RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)")
RFC_822 = re.compile(
    r"(?:(Mon|Tue|Wed|Thu|Fri|Sat|Sun), )?\d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d(?::\d\d)?"
    r" (?:GMT|UT|[+-]\d{4})"
)
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def named(kind: str, title: str) -> str:
    """What a message calls an entry: item 'One'."""
    return f"{kind} {shorten(title, 60, placeholder=' ...')!r}" if title else f"{kind} of no title"


def is_web_address(text: str) -> bool:
    """Whether an address is whole and of the web."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def is_uri(text: str) -> bool:
    """Whether an id is whole: a web address, or such as tag: and urn:."""
    return bool(re.fullmatch(r"[a-zA-Z][a-zA-Z0-9+.-]*:[^\s<>\"]+", text))


def is_rfc_3339(text: str) -> bool:
    """Whether a date has a day, an hour and a zone, as Atom and JSON Feed write it."""
    if not RFC_3339.fullmatch(text):
        return False
    try:
        dt.datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def is_rfc_822(text: str) -> bool:
    """Whether a date has a day, an hour and a zone, as RSS writes it, and the right weekday."""
    match = RFC_822.fullmatch(text)
    if not match:
        return False
    try:
        date = parsedate_to_datetime(text)
    except ValueError:
        return False
    return match[1] in (None, WEEKDAYS[date.weekday()])


def is_partial_date(text: str) -> bool:
    """Whether a date is 2025, 2025-10, 2025-10-03, or one of RFC 3339."""
    if not re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", text):
        return is_rfc_3339(text)
    try:
        dt.date.fromisoformat((text + "-01-01")[:10])
    except ValueError:
        return False
    return True


def repeated_ids(path: str, ids: Iterable[str], name: str) -> Iterator[Problem]:
    """Ids that more than one entry has, of which a reader shows one only."""
    for found, count in Counter(ids).items():
        if found and count > 1:
            remedy = "give each entry its own, and never change it"
            yield Problem(path, f"{count} entries have one {name}", found, remedy)
