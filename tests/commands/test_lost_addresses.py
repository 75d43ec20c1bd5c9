"""Addresses and ids of entries, before and after a text has moved or gone."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from structured_data.errors import Place
from structured_data.records import Redirect

from commands.comparison import compared
from commands.errors import CommandError
from commands.feed_ids import Succession, successions
from commands.lost_addresses import Losses, refuse_losses

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
    old = site(tmp_path / "old", before, pages=(path_of(before),))
    built = site(tmp_path / "new", *now, pages=tuple(map(path_of, now)))
    return refused(tmp_path, old, built)


def path_of(one: dict[str, Any]) -> str:
    return str(one["url"]).removeprefix(URL).strip("/")


def refused(tmp_path: Path, old: Path, built: Path) -> str:
    content = tmp_path / "content"
    (content / "blog").mkdir(parents=True)
    (content / "blog/new.md").write_text("Title: A lamp\n", encoding="utf-8")
    try:
        refuse_losses(compared(old, built), old, built, content, URL)
    except CommandError as error:
        return str(error).replace(f"{tmp_path}/", "")
    return ""


def gone(path: str, to: str = "ADDRESS") -> str:
    return (
        f"{path}: would be gone, and others may link to it (write `- {{from: {path}, to: {to}}}` in"
        f" content/data/redirects.yaml, or `gone: true, reason: WHY` for `to: {to}`)"
    )


MOVED = (
    "content/blog/new.md:1: would leave nothing at /blog/old/"
    " (write `Aliases: /blog/old/` at its top, or, if this is another text,"
    " `- {from: /blog/old/, gone: true, reason: WHY}` in content/data/redirects.yaml)"
)


@pytest.mark.parametrize(
    "now",
    [
        entry("/blog/new/"),
        entry("/blog/new/", title="Another title"),
        entry("/blog/new/", day="2026-03-04T00:00:00+00:00"),
        entry("/blog/new/", day=None),
        entry("/blog/new/", id_="tag:ada.example,2026:/blog/old/", title="B", day=None),
    ],
)
def test_renamed_post_is_known_by_its_title_its_day_or_its_id(
    tmp_path: Path, now: dict[str, Any]
) -> None:
    assert told(tmp_path, entry("/blog/old/"), now) == MOVED


def test_post_whose_year_is_mended_is_known_by_its_address(tmp_path: Path) -> None:
    now = entry("/blog/new/", id_="tag:ada.example,2025:/blog/new/", title="B", day=None)
    assert told(tmp_path, entry("/blog/new/"), now) == (
        "content/blog/new.md:1: is 'tag:ada.example,2026:/blog/new/' to those who read the feeds,"
        " and would come to them a second time"
        " (write `Id: tag:ada.example,2026:/blog/new/` at its top)"
    )


def test_paper_whose_key_changes_is_led_on_to_with_its_files(tmp_path: Path) -> None:
    before = entry("/publications/old/", id_=f"{URL}/publications/old/")
    now = entry("/publications/new/", id_=f"{URL}/publications/new/")
    old = site(tmp_path / "old", before, pages=("publications/old",))
    built = site(tmp_path / "new", now, pages=("publications/new",))
    (old / "publications/old/old.bib").touch()
    (built / "publications/new/new.bib").touch()
    assert refused(tmp_path, old, built).splitlines() == [
        gone("/publications/old/", "/publications/new/"),
        gone("/publications/old/old.bib", "/publications/new/new.bib"),
    ]


@pytest.mark.parametrize(
    "now",
    [
        [entry("/blog/new/", title="Another", day="2026-03-04T00:00:00+00:00")],
        [entry("/news/new/")],
        [],
    ],
)
def test_text_that_no_other_has_come_for_is_gone(tmp_path: Path, now: list[dict[str, Any]]) -> None:
    assert told(tmp_path, entry("/blog/old/"), *now) == gone("/blog/old/")


def test_text_that_stays_is_no_fault(tmp_path: Path) -> None:
    assert told(tmp_path, entry("/blog/old/"), entry("/blog/old/"), entry("/blog/new/")) == ""


def test_entry_that_newer_ones_have_pushed_out_is_no_fault(tmp_path: Path) -> None:
    old = site(tmp_path / "old", entry("/blog/old/"), pages=("blog/old",))
    built = site(tmp_path / "new", entry("/blog/new/"), pages=("blog/new", "blog/old"))
    assert refused(tmp_path, old, built) == ""


@pytest.mark.parametrize("text", ["", "[]", "{", '{"items": [{"id": "a"}, 3]}'])
def test_published_feed_that_cannot_be_read_is_none(tmp_path: Path, text: str) -> None:
    (tmp_path / "old/feeds").mkdir(parents=True)
    (tmp_path / "old/feeds/all.json").write_text(text, encoding="utf-8")
    built = site(tmp_path / "new", entry("/blog/a/"))
    assert refused(tmp_path, tmp_path / "old", built) == ""


def test_file_beside_a_post_moves_with_it_where_it_is_still_there(tmp_path: Path) -> None:
    old = site(tmp_path / "old", entry("/blog/old/"), pages=("blog/old",))
    built = site(tmp_path / "new", entry("/blog/new/"), pages=("blog/new",))
    for file in (old / "blog/old/a.csv", old / "blog/old/b.csv", built / "blog/new/a.csv"):
        file.write_text("1", encoding="utf-8")
    (old / "blog/old/index.md").write_text("A lamp", encoding="utf-8")
    assert refused(tmp_path, old, built).splitlines() == [
        MOVED,
        gone("/blog/old/b.csv"),
    ]


PLACE = Place("content/data/redirects.yaml", 1)
GOING = ("a/index.html", "a/index.md", "a/b/feed.xml", "a.pdf", "c/index.html")


@pytest.mark.parametrize(
    ("redirects", "lost"),
    [
        ([], ["/a.pdf", "/a/", "/a/b/feed.xml", "/c/"]),
        ([Redirect("/a/", None, "Why", PLACE)], ["/a.pdf", "/c/"]),
        ([Redirect("/a.pdf", "https://b.example/", None, PLACE)], ["/a/", "/a/b/feed.xml", "/c/"]),
    ],
)
def test_what_is_declared_gone_goes_with_all_below_it(
    tmp_path: Path, redirects: list[Redirect], lost: list[str]
) -> None:
    problems = Losses(tmp_path / "content", tmp_path, redirects).problems(GOING, [])
    assert [line.partition(": ")[0] for line in problems] == lost


@pytest.mark.parametrize(
    ("target", "keeps_id", "told"),
    [("/blog/new/", True, 0), ("/blog/new/", False, 1), (None, False, 0)],
)
def test_id_is_kept_where_a_redirect_leads_on_and_let_go_where_a_text_is_gone(
    tmp_path: Path, target: str | None, keeps_id: bool, told: int
) -> None:
    redirects = [Redirect("/blog/old/", target, None, PLACE)]
    id_ = "tag:ada.example,2026:/blog/old/"
    now = entry("/blog/new/", id_=id_ if keeps_id else "", day=None)
    old = site(tmp_path / "old", entry("/blog/old/"), pages=("blog/old",))
    built = site(tmp_path / "new", now, pages=("blog/new", *(["blog/old"] if target else [])))
    losses = Losses(tmp_path / "content", built, redirects)
    found = successions(old, built, URL, losses.targets)
    assert found == [Succession(id_, "/blog/old/", "/blog/new/", keeps_id)]
    problems = losses.problems(compared(old, built).going, found)
    assert [problem.endswith(f"(write `Id: {id_}` at its top)") for problem in problems] == (
        [True] * told
    )
