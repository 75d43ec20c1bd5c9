"""Entries of feeds whose id would change: whoever subscribed would get them a second time."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from .errors import CommandError
from .origins import Origins
from .project import shown

FEED = "feeds/all.json"  # holds the entries of all others
ARTICLES = ("blog", "news")  # whose id can be told; that of a record is its address

Entry = dict[str, Any]


def check_feed_ids(former: Path, built: Path, content: Path, site_url: str) -> None:
    """Raise CommandError for each entry of the published site that the built one has by another id.

    It is the same where its address is, or where its page is gone and another has come with its
    title or its day.
    """
    before, now = _entries(former), _entries(built)
    known = {entry["id"] for entry in before}
    kept = {entry["id"] for entry in now}
    new = [entry for entry in now if entry["id"] not in known]
    lost = [entry for entry in before if entry["id"] not in kept]
    origins = Origins(content)
    problems = [
        f"{_place(successor, origins, site_url)}: is {entry['id']!r} to those who read the feeds,"
        f" and would come to them a second time ({_remedy(entry, site_url)})"
        for entry in lost
        for successor in _successors(entry, new, built, site_url)
    ]
    if problems:
        raise CommandError("\n".join(problems))


def _entries(site: Path) -> list[Entry]:
    """Return the entries of a site; none where it has no feed, or one that cannot be read."""
    try:
        items = json.loads((site / FEED).read_text(encoding="utf-8"))["items"]
        return [entry for entry in items if {"id", "url"} <= set(entry)]
    except (OSError, ValueError, LookupError, TypeError):
        return []


def _successors(entry: Entry, new: list[Entry], built: Path, site_url: str) -> Iterator[Entry]:
    same_page = next((one for one in new if one["url"] == entry["url"]), None)
    if same_page:
        yield same_page
    elif not (built / _path(entry, site_url) / "index.html").is_file():
        yield from (one for one in new if _is_alike(one, entry, site_url))


def _is_alike(one: Entry, other: Entry, site_url: str) -> bool:
    """Whether two entries of one section have the same title, or came on the same day."""
    sections = {_path(entry, site_url).partition("/")[0] for entry in (one, other)}
    days = [entry.get("date_published") for entry in (one, other)]
    has_same_day = days[0] is not None and days[0] == days[1]
    return len(sections) == 1 and (has_same_day or one.get("title") == other.get("title"))


def _remedy(entry: Entry, site_url: str) -> str:
    section, _, key = _path(entry, site_url).partition("/")
    if section in ARTICLES:
        return f"write `Id: {entry['id']}` at its top"
    return f"keep its key, {key}"


def _path(entry: Entry, site_url: str) -> str:
    return str(entry["url"]).removeprefix(site_url).strip("/")


def _place(entry: Entry, origins: Origins, site_url: str) -> str:
    page = f"{_path(entry, site_url)}/index.html"
    return shown(str(origins.of_value(page, "") or page))
