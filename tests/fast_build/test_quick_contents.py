"""The path, the slugs and the links of a text are those that Pelican finds."""

from __future__ import annotations

import re
from pathlib import Path
from types import SimpleNamespace

import pytest
from fast_build.quick_contents import (
    PELICANS_LINKS,
    PELICANS_PATH,
    Links,
    intrasite_links,
    known_slug,
    quicken_contents,
    relative_source_path,
)
from hypothesis import example, given
from hypothesis import strategies as st
from pelican import utils
from pelican.contents import Content
from pelican.settings import DEFAULT_CONFIG

FOLDERS = ["/site/content", "content", "/site/content/", ".", Path("/site/content")]


@pytest.mark.parametrize("folder", FOLDERS)
@pytest.mark.parametrize("own", ["/site/content/a/b.md", "content/c.md", "d.md", "/else/e.md"])
@pytest.mark.parametrize("asked", [None, "", "a/x.png", "../y.md", "/site/content/a/z.md"])
def test_paths_are_those_of_pelican(
    folder: str | Path, own: str, asked: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = SimpleNamespace(settings={"PATH": folder}, source_path=own)
    for here in ("one", "two"):
        (tmp_path / here).mkdir()
        monkeypatch.chdir(tmp_path / here)
        assert relative_source_path(content, asked) == PELICANS_PATH(content, asked)


def test_what_comes_from_no_file_has_no_path() -> None:
    content = SimpleNamespace(settings={"PATH": "/site"}, source_path=None)
    assert relative_source_path(content) is None


@pytest.mark.parametrize("name", ["C++ & more", "Ünïcode", "<b>a</b>", "", "A  b", "東京"])
@pytest.mark.parametrize("subs", [[], [("[^\\w\\s-]", ""), ["[-\\s]+", "-"]], [("b", "x")]])
def test_slugs_are_those_of_pelican(name: str, subs: list[tuple[str, str]]) -> None:
    for options in ({}, {"preserve_case": True}, {"use_unicode": True}):
        for _ in range(2):
            assert known_slug(name, regex_subs=subs, **options) == utils.slugify(
                name, regex_subs=subs, **options
            )


# What links are made of, so that random texts have some.
PIECES = [*"<a>{}|='\"/ ", "<a href=", "{static}", "|filename|", "{attach}", "a.md", "x.png", "src"]


@given(st.lists(st.sampled_from(PIECES)).map("".join))
@example('<a href="{static}x.png">')
@example("<img src='|filename|a.md'>")
def test_links_are_those_of_pelican(text: str) -> None:
    settings = {"INTRASITE_LINK_REGEX": DEFAULT_CONFIG["INTRASITE_LINK_REGEX"]}
    pattern = PELICANS_LINKS(SimpleNamespace(settings=settings))
    links = Links(pattern)
    assert links.sub(marked, text) == pattern.sub(marked, text)
    assert [*map(marked, links.finditer(text))] == [*map(marked, pattern.finditer(text))]
    assert links.findall(text) == pattern.findall(text)


def test_contents_answer_so_however_often_that_is_asked_for() -> None:
    quicken_contents()
    quicken_contents()
    assert Content._get_intrasite_link_regex is intrasite_links
    assert isinstance(intrasite_links(SimpleNamespace(settings=DEFAULT_CONFIG)), Links)


def marked(link: re.Match[str]) -> str:
    return f"[{link['what']} {link['value']}]"
