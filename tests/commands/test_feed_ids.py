"""Ids of entries, before and after a text has moved."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from commands.errors import CommandError
from commands.feed_ids import check_feed_ids

URL = "https://ada.example"
DAY = "2026-01-02T00:00:00+00:00"


def entry(path: str, id_: str = "", title: str = "A lamp", day: str | None = DAY) -> dict[str, Any]:
    url = f"{URL}{path}"
    return {"id": id_ or f"tag:ada.example,2026:{path}", "url": url, "title": title} | (
        {"date_published": day} if day else {}
    )


def site(folder: Path, *entries: dict[str, Any], pages: tuple[str, ...] = ()) -> Path:
    (folder / "feeds").mkdir(parents=True)
    (folder / "feeds/all.json").write_text(json.dumps({"items": entries}), encoding="utf-8")
    for page in pages:
        (folder / page).mkdir(parents=True)
        (folder / page / "index.html").write_text("", encoding="utf-8")
    return folder


def told(tmp_path: Path, before: dict[str, Any], *now: dict[str, Any]) -> str:
    """Return what is told of an entry that was published, where these are built."""
    paths = tuple(one["url"].removeprefix(URL).strip("/") for one in now)
    built = site(tmp_path / "new", *now, pages=paths)
    content = tmp_path / "content"
    (content / "blog").mkdir(parents=True)
    (content / "blog/new.md").write_text("Title: A lamp\n", encoding="utf-8")
    try:
        check_feed_ids(site(tmp_path / "old", before), built, content, URL)
    except CommandError as error:
        return str(error).replace(f"{tmp_path}/", "")
    return ""


MOVED = (
    "content/blog/new.md:1: is 'tag:ada.example,2026:/blog/old/' to those who read the feeds, and"
    " would come to them a second time (write `Id: tag:ada.example,2026:/blog/old/` at its top)"
)


@pytest.mark.parametrize(
    "now",
    [
        entry("/blog/new/"),
        entry("/blog/new/", title="Another title"),
        entry("/blog/new/", day="2026-03-04T00:00:00+00:00"),
        entry("/blog/new/", day=None),
    ],
)
def test_renamed_post_is_known_by_its_title_or_its_day(tmp_path: Path, now: dict[str, Any]) -> None:
    assert told(tmp_path, entry("/blog/old/"), now) == MOVED


def test_post_whose_year_is_mended_is_known_by_its_address(tmp_path: Path) -> None:
    now = entry("/blog/new/", id_="tag:ada.example,2025:/blog/new/", title="B", day=None)
    assert told(tmp_path, entry("/blog/new/"), now).endswith(
        "(write `Id: tag:ada.example,2026:/blog/new/` at its top)"
    )


def test_paper_whose_key_changes_is_to_keep_it(tmp_path: Path) -> None:
    before = entry("/publications/old/", id_=f"{URL}/publications/old/")
    now = entry("/publications/new/", id_=f"{URL}/publications/new/")
    assert told(tmp_path, before, now) == (
        f"publications/new/index.html: is '{URL}/publications/old/' to those who read the feeds,"
        " and would come to them a second time (keep its key, old)"
    )


@pytest.mark.parametrize(
    "now",
    [
        [entry("/blog/old/")],
        [entry("/blog/new/", id_="tag:ada.example,2026:/blog/old/")],
        [entry("/blog/new/", title="Another", day="2026-03-04T00:00:00+00:00")],
        [entry("/news/new/")],
        [],
    ],
)
def test_what_is_kept_has_an_id_or_is_gone_or_is_another_text_is_no_fault(
    tmp_path: Path, now: list[dict[str, Any]]
) -> None:
    assert told(tmp_path, entry("/blog/old/"), *now) == ""


def test_entry_that_newer_ones_have_pushed_out_is_no_fault(tmp_path: Path) -> None:
    built = site(tmp_path / "new", entry("/blog/new/"), pages=("blog/new", "blog/old"))
    check_feed_ids(site(tmp_path / "old", entry("/blog/old/")), built, tmp_path, URL)


@pytest.mark.parametrize("text", ["", "[]", "{", '{"items": [{"id": "a"}, 3]}'])
def test_published_feed_that_cannot_be_read_is_none(tmp_path: Path, text: str) -> None:
    (tmp_path / "old/feeds").mkdir(parents=True)
    (tmp_path / "old/feeds/all.json").write_text(text, encoding="utf-8")
    check_feed_ids(tmp_path / "old", site(tmp_path / "new", entry("/blog/a/")), tmp_path, URL)
