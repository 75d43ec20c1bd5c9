"""The index of a site that one request can bring: what is found, as the scripts read it."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable

from .entries import Entry


def index_text(entries: Iterable[Entry], base: str) -> str:
    """Return the index as JSON, with every path put behind `base`."""
    pages = [_page(entry, base) for entry in entries]
    return json.dumps(pages, ensure_ascii=False, separators=(",", ":"))


def _page(entry: Entry, base: str) -> dict[str, object]:
    """Return one page; what is empty is left out."""
    page = {
        "path": base + entry.path,
        "title": _apart(entry.title),
        "date": entry.date,
        "facts": _apart(" \u00b7 ".join(entry.facts)),
        "summary": _apart(entry.summary),
        "sections": [[one.id, _apart(one.heading), _apart(one.text)] for one in entry.sections],
    }
    return {name: value for name, value in page.items() if value}


def _apart(text: str) -> str:
    """Return a text with each accent as a character of its own, which the script looks past."""
    return unicodedata.normalize("NFD", text)
