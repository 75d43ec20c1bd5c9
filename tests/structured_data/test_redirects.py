"""Former addresses: how they are written, and what stands there."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from structured_data.errors import InvalidData, Place
from structured_data.feeds.entries import article_entry, publication_entry
from structured_data.identifiers import former_path
from structured_data.library import Library
from structured_data.records import Alias, Redirect
from structured_data.redirect_files import write_redirects
from structured_data.settings import Settings

TODAY = dt.date(2026, 1, 1)
PLACE = Place("content/data/redirects.yaml", 3, "redirects[0].from")


def moved(former: str, target: str | None) -> Redirect:
    return Redirect(former, target, None, PLACE)


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("/blog/old/", "/blog/old/"),
        ("/2019/05/17/title.html", "/2019/05/17/title.html"),
        ("/cv/my%20cv.pdf", "/cv/my cv.pdf"),
        ("/caf%C3%A9/", "/café/"),
        ("/café/", "/café/"),
    ],
)
def test_former_address_is_a_folder_or_a_file(text: str, path: str) -> None:
    assert former_path(text) == path


@pytest.mark.parametrize(
    "text",
    [
        *("/", "//", "old", "/old", "old/", "/a//b/", "/a/../b/", "/./", "/%2e%2e/b/", "/a\\b/"),
        *("/a/*", "/:a/", "/a/?b=1", "/a/#b", "/%3Fa/", "/%00/", "/%FF/", "/a b/"),
        *("https://a.example/", "/index.html", "/a/index.html"),
    ],
)
def test_what_no_page_or_file_can_have_stood_at_is_no_former_address(text: str) -> None:
    with pytest.raises(ValueError, match="decode" if text == "/%FF/" else re.escape(text)):
        former_path(text)


def test_redirects_are_those_of_the_file_and_of_articles(library: Library) -> None:
    assert [(one.former, one.target, one.reason) for one in library.redirects] == [
        ("/2019/lamps.html", "/publications/lantern/#cite", None),
        ("/papers/moth.bib", "/publications/moth/moth.bib", None),
        ("/café/", "https://invent.example/café/", None),
        ("/slides.pdf", "https://invent.example/slides.pdf", None),
        ("/shop/", None, "Nobody bought a lamp."),
        ("/2018/light/", "/blog/first-light/", None),
    ]
    assert library.redirects[-1].place.line == 11


def test_alias_of_a_draft_waits_with_it(site: Path, load: Callable[[], Library]) -> None:
    post = site / "content/blog/first-light/index.md"
    post.write_text(post.read_text("utf-8").replace("Aliases:", "Status: draft\nAliases:"), "utf-8")
    assert "/2018/light/" not in [one.former for one in load().redirects]


def test_what_is_gone_covers_all_below_it_and_what_has_moved_only_itself() -> None:
    gone, elsewhere = moved("/shop/", None), moved("/papers/", "/publications/")
    assert [gone.covers(path) for path in ("/shop/", "/shop/a.pdf", "/shops/")] == [
        True,
        True,
        False,
    ]
    assert [elsewhere.covers(path) for path in ("/papers/", "/papers/a.pdf")] == [True, False]


@pytest.mark.parametrize(
    ("aliases", "path"),
    [
        (["/blog/first/", "/blog/second/"], "/blog/first/"),
        (["/2019/first.html", "/news/second/"], "/news/second/"),
        (["/2019/first.html", "/blog/"], "/blog/first-light/"),
        ([], "/blog/first-light/"),
    ],
)
def test_entry_keeps_the_id_of_the_first_address_that_the_site_gave_it(
    library: Library, settings: Settings, aliases: list[str], path: str
) -> None:
    (post,) = library.section("blog")
    post = replace(post, aliases=tuple(Alias(one, PLACE) for one in aliases))
    entry = article_entry(post, "", library, settings)
    assert entry.id == f"tag:ada.example,2025:{path}"
    assert entry.address == "https://ada.example/blog/first-light/"


@pytest.mark.parametrize(
    ("former", "path"),
    [
        (["/publications/first/", "/publications/second/"], "/publications/first/"),
        (["/papers/lantern/", "/publications/"], "/publications/lantern/"),
    ],
)
def test_entry_of_a_paper_keeps_the_id_of_its_first_address(
    library: Library, settings: Settings, former: list[str], path: str
) -> None:
    redirects = tuple(moved(one, "/publications/lantern/") for one in former)
    library = replace(library, redirects=redirects)
    entry = publication_entry(library.publications["lantern"], library, settings, TODAY)
    assert entry
    assert (entry.id, entry.address) == (
        f"https://ada.example{path}",
        "https://ada.example/publications/lantern/",
    )


def written(folder: Path, *redirects: Redirect) -> dict[str, str]:
    """Return what is written into a folder that holds a page and a file."""
    for name in ("new/index.html", "new/data.csv"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name, encoding="utf-8")
    before = {*folder.rglob("*")}
    pages = {one.former: f"on to {one.target}" for one in redirects}
    write_redirects(redirects, pages, Settings("https://ada.example/site", "Ada"), folder)
    new = [file for file in folder.rglob("*") if file not in before and file.is_file()]
    return {file.relative_to(folder).as_posix(): file.read_text("utf-8") for file in new}


def test_pages_lead_on_files_are_there_twice_and_hosts_are_told(tmp_path: Path) -> None:
    assert written(
        tmp_path,
        moved("/old/", "/new/"),
        moved("/old.html", "https://elsewhere.example/é?a=%20b#c"),
        moved("/old/data 1.csv", "/new/data.csv"),
        moved("/big.zip", "https://archive.example/big.zip"),
        moved("/shop/", None),
    ) == {
        "old/index.html": "on to /new/",
        "old.html": "on to https://elsewhere.example/é?a=%20b#c",
        "old/data 1.csv": "new/data.csv",
        "_redirects": """\
# Netlify
/site/old/ /site/new/ 301!
/site/old.html https://elsewhere.example/%C3%A9?a=%20b#c 301!
/site/old/data%201.csv /site/new/data.csv 301!
/site/big.zip https://archive.example/big.zip 301!
# Cloudflare Pages and other hosts
/site/old/ /site/new/ 301
/site/old.html https://elsewhere.example/%C3%A9?a=%20b#c 301
/site/old/data%201.csv /site/new/data.csv 301
/site/big.zip https://archive.example/big.zip 301
""",
    }


def test_files_beside_a_post_move_with_it(tmp_path: Path) -> None:
    post = Redirect("/blog/old/", "/new/", None, PLACE, with_files=True)
    (tmp_path / "new").mkdir()
    for name in ("index.md", "a b.json"):
        (tmp_path / "new" / name).write_text(name, encoding="utf-8")
    elsewhere = moved("/blog/old/data.csv", "https://archive.example/data.csv")
    files = written(tmp_path, post, elsewhere)
    rules = files.pop("_redirects").splitlines()
    assert files == {"blog/old/index.html": "on to /new/", "blog/old/a b.json": "a b.json"}
    assert rules[5:] == [
        "/site/blog/old/ /site/new/ 301",
        "/site/blog/old/data.csv https://archive.example/data.csv 301",
        "/site/blog/old/a%20b.json /site/new/a%20b.json 301",
    ]


def test_nothing_is_written_where_nothing_has_moved(tmp_path: Path) -> None:
    assert written(tmp_path, moved("/shop/", None)) == {}


@pytest.mark.parametrize(
    ("former", "target", "message"),
    [
        ("/new/", "/new/data.csv", "'/new/' is the address of what stands there (take this out)"),
        ("/new/data.csv/", "/new/", "'/new/data.csv/' is the address of what stands there"),
        ("/new/", None, "'/new/' is the address of what stands there (take this out)"),
        ("/old/", "/never/", "leads to '/never/', where nothing is (write where it is now)"),
        ("/old/", "/new", "leads to '/new', where nothing is (write where it is now)"),
    ],
)
def test_address_that_is_taken_and_target_that_is_not_there_are_told(
    tmp_path: Path, former: str, target: str | None, message: str
) -> None:
    with pytest.raises(InvalidData) as caught:
        written(tmp_path, moved(former, target))
    assert str(caught.value).startswith(f"{PLACE}: ")
    assert message in str(caught.value)
