"""Texts, numbers, dates and addresses as values of properties."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from urllib.parse import urlsplit

from ..vocabulary import MEMBERS

DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(?P<zone>Z|[+-]\d\d:\d\d)?")
DURATION = re.compile(r"P(?=.)(\d+[YMWD])*(T(\d+(\.\d+)?[HMS])+)?")
LENGTH = re.compile(r"\d+(\.\d+)? ?[a-z]{2}")
TEXTS = {"Text", "CssSelectorType", "PronounceableText"}
# What programs write where they have no value.
PLACEHOLDERS = {"undefined", "none", "null", "nan", "[object object]", "todo", "invalid date"}


@dataclass(frozen=True)
class Fault:
    """What is wrong with a value, and what to do."""

    what: str
    remedy: str


def literal_fault(value: object, ranges: tuple[str, ...]) -> Fault | None:
    """Return what is wrong with a value that is no node; None where it is right."""
    if isinstance(value, str) and value.strip():
        return _text_fault(value, ranges)
    if value is None or value == {} or isinstance(value, str):
        return Fault("is empty", "leave the property out")
    if isinstance(value, bool):
        return None if "Boolean" in ranges else Fault("is true or false", _expected(ranges))
    if isinstance(value, int | float):
        is_number = {"Number", "Integer", "Float"} & set(ranges)
        return None if is_number else Fault("is a number", _expected(ranges))
    return Fault("is a list within a list", "write one list")


@lru_cache(10_000)  # the owner's node stands on every page
def _text_fault(value: str, ranges: tuple[str, ...]) -> Fault | None:
    """Return what is wrong with a text: nothing where one of the ranges takes it."""
    if value.strip().lower() in PLACEHOLDERS:
        return Fault("is a placeholder", "leave the property out")
    if TEXTS & set(ranges):
        is_path = "URL" in ranges and re.match(r"\.{0,2}/", value)
        return address_fault(value) if is_path else None
    faults = [fault for name in ranges if (fault := _FAULTS.get(name))]
    found = [fault(value) for fault in faults]
    found += [_member_fault(value, name) for name in ranges if name in MEMBERS]
    if not found:
        return Fault("is a text", _expected(ranges))
    if None in found or found[0] is None:
        return None
    nodes = [name for name in ranges if name not in _FAULTS and name not in MEMBERS]
    remedy = f"{found[0].remedy}, or a node: {' or '.join(nodes)}" if nodes else found[0].remedy
    return Fault(found[0].what, remedy)


def date_fault(value: str) -> Fault | None:
    """Return what is wrong with a date, or a time of a day: nothing where it is one, with zone."""
    words = "write YYYY, YYYY-MM, YYYY-MM-DD, or a time with its zone"
    moment = MOMENT.fullmatch(value)
    if moment and not moment["zone"]:
        return Fault("is a time without zone", "end it with Z or +00:00")
    try:
        if moment:
            datetime.fromisoformat(value)
        elif DAY.fullmatch(value):
            date.fromisoformat(f"{value}-01-01"[:10])
        else:
            return Fault("is not a date", words)
    except ValueError:
        return Fault("is a date that no calendar has", words)
    return None


def address_fault(value: str) -> Fault | None:
    remedy = "write a whole address, https://..."
    try:
        address = urlsplit(value)
    except ValueError:
        return Fault("is not an address", remedy)
    if address.scheme not in ("http", "https") or not address.netloc or re.search(r"\s", value):
        return Fault("is not an absolute address", remedy)
    return None


def _number_fault(value: str) -> Fault | None:
    is_number = re.fullmatch(r"-?\d+(\.\d+)?", value)
    return None if is_number else Fault("is not a number", "write a number")


def _duration_fault(value: str) -> Fault | None:
    is_duration = DURATION.fullmatch(value)
    return None if is_duration else Fault("is not a duration", "write one as PT1H30M")


def _length_fault(value: str) -> Fault | None:
    return None if LENGTH.fullmatch(value) else Fault("is not a length", "write one as 1200 px")


def _member_fault(value: str, enumeration: str) -> Fault | None:
    addresses = [f"https://schema.org/{name}" for name in MEMBERS[enumeration]]
    if value in addresses:
        return None
    return Fault(f"is no {enumeration}", f"write one of {', '.join(addresses)}")


def _expected(ranges: tuple[str, ...]) -> str:
    return f"it may be {' or '.join(ranges)}"


_FAULTS: dict[str, Callable[[str], Fault | None]] = {
    "URL": address_fault,
    "Thing": address_fault,  # any node may be named by its address
    "Date": date_fault,
    "DateTime": date_fault,
    "Number": _number_fault,
    "Integer": _number_fault,
    "Duration": _duration_fault,
    "Distance": _length_fault,
}
