"""What a file of references says that no citation could show."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from ..errors import Problem
from ..fields import DATE, ISBN, ISSN, LATEX, WEB_ADDRESS
from ..imports import values
from ..imports.titles import readable
from ..latex import text_of
from ..records import Reference
from ..records.reference_fields import DOI
from ..sources import Mapping, Scalar

# How each field is read, and what it should be.
READ: dict[str, tuple[Callable[[str], object], str]] = {
    "doi": (values.doi, DOI),
    "url": (values.url, WEB_ADDRESS),
    "isbn": (values.isbn, ISBN),
    "issn": (values.issn, ISSN),
    "pages": (lambda text: values.pages(readable(text)), "pages (write them as 81--95)"),
    "date": (lambda text: _date(text) or values.status(text), DATE),
    "year": (lambda text: _date(readable(text)) or values.status(text), "a year (write YYYY)"),
}
TEXTS = (
    *("title", "booktitle", "journal", "journaltitle", "series", "publisher", "institution"),
    *("school", "address", "location", "edition", "volume", "number", "note"),
)


def lost_fields(entry: Mapping, reference: Reference) -> Iterator[Problem]:
    """Yield a problem for each field of an entry that is filled and cannot be read."""
    for name, node in entry.fields.items():
        if not isinstance(node, Scalar):
            continue
        read, kind = READ.get(name) or ((_text, LATEX) if name in TEXTS else (str, ""))
        if not read(node.text):
            yield Problem(node.place, f"{node.text[:80]!r} is not {kind}")
    month = entry.fields.get("month")
    if isinstance(month, Scalar) and reference.date and not reference.date.month:
        message = f"{month.text[:80]!r} is not a month (write 1 to 12, or leave it out)"
        yield Problem(month.place, message)


def _text(latex: str) -> str | None:
    try:
        return text_of(latex)
    except ValueError:
        return None


def _date(text: str) -> object:
    """Return the date that a text begins with, where it is as precise as it is written."""
    date = values.date(text)
    written = re.match(r"\d{4}(?:-\d{1,2}){0,2}(?![\d-])", text)
    if not date or not written:
        return date
    return date if str(date).count("-") == written.group().count("-") else None
