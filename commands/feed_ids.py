"""Entries of feeds that have moved, or whose id would change.

Whoever subscribed would get a text with a new id a second time.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .origins import Origins
from .project import shown

FEED = "feeds/all.json"  # holds the entries of all others
ARTICLES = ("blog", "news")  # whose id can be told; that of a record is its address

Entry = dict[str, Any]


@dataclass(frozen=True)
class Succession:
    """An entry that was published, and the built one that is it or has come for it.

    `former` and `path` are where the page of each is, such as /blog/lamp/.
    """

    id: str
    former: str
    path: str
    keeps_id: bool

    @property
    def is_article(self) -> bool:
        return self.former.startswith(tuple(f"/{section}/" for section in ARTICLES))


def successions(
    former: Path, built: Path, site_url: str, redirects: Mapping[str, str]
) -> list[Succession]:
    """Return each published entry that has moved, or that the built site has by another id.

    It is the same where its id or its address is, where `redirects` lead to, or where its page is
    gone and another has come with its title or its day.
    """
    before, now = _entries(former, site_url), _entries(built, site_url)
    known = {entry["id"] for entry in before}
    new = [entry for entry in now if entry["id"] not in known]
    kept = {entry["id"]: entry for entry in now}
    found = []
    for entry in before:
        same = kept.get(entry["id"])
        heirs = [same] if same else _successors(entry, new, built, redirects.get(entry["path"]))
        found += [Succession(entry["id"], entry["path"], one["path"], bool(same)) for one in heirs]
    return [one for one in found if one.former != one.path or not one.keeps_id]


def id_problem(succession: Succession, origins: Origins) -> str:
    """Return what to say of an entry whose id would change."""
    return (
        f"{place(succession.path, origins)}: is {succession.id!r} to those who read the feeds,"
        f" and would come to them a second time ({_remedy(succession)})"
    )


def place(path: str, origins: Origins) -> str:
    """Return the line of content that a page comes from; else the page."""
    page = f"{path.strip('/')}/index.html"
    return shown(str(origins.of_value(page, "") or page))


def _entries(site: Path, site_url: str) -> list[Entry]:
    """Return the entries of a site, each with the path of its page.

    There are none where it has no feed, or one that cannot be read.
    """
    try:
        items = json.loads((site / FEED).read_text(encoding="utf-8"))["items"]
        entries = [entry for entry in items if {"id", "url"} <= set(entry)]
        return [{**one, "path": str(one["url"]).removeprefix(site_url)} for one in entries]
    except (OSError, ValueError, LookupError, TypeError):
        return []


def _successors(entry: Entry, new: list[Entry], built: Path, target: str | None) -> Iterator[Entry]:
    at_place = next((one for one in new if one["path"] in (entry["path"], target)), None)
    if at_place:
        yield at_place
    elif not (target or (built / entry["path"].strip("/") / "index.html").is_file()):
        yield from (one for one in new if _is_alike(one, entry))


def _is_alike(one: Entry, other: Entry) -> bool:
    """Whether two entries of one section have the same title, or came on the same day."""
    sections = {entry["path"].strip("/").partition("/")[0] for entry in (one, other)}
    days = [entry.get("date_published") for entry in (one, other)]
    has_same_day = days[0] is not None and days[0] == days[1]
    return len(sections) == 1 and (has_same_day or one.get("title") == other.get("title"))


def _remedy(succession: Succession) -> str:
    if succession.is_article:
        return f"write `Id: {succession.id}` at its top"
    return f"let redirects.yaml lead on to it from {succession.former} first, or keep its key"
