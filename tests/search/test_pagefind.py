"""The index of a large site, made by the real Pagefind."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from search.entries import Entry
from search.pagefind import write_pagefind
from structured_data.errors import InvalidData
from structured_data.settings import Settings

from pelicanconf import CONTENT_SECURITY_POLICY

SITE = Settings(site_url="https://ada.example/site", site_name="Ada", language="en-GB")
LAMP = Entry("/blog/lamp/", "Writing", "A lamp", facts=("Post",), summary="It is bright.")


def policies(site: Path) -> dict[str, str]:
    """Return page -> what its head lets it do."""
    found = {}
    for file in site.rglob("*.html"):
        page = BeautifulSoup(file.read_text(encoding="utf-8"), "html.parser")
        tag = page.select_one("meta[http-equiv=Content-Security-Policy]")
        found[file.relative_to(site).as_posix()] = str(tag["content"])
    return found


def files(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }


@pytest.mark.slow
def test_index_is_the_same_each_time_and_holds_no_other_look(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_pagefind([LAMP], SITE, tmp_path / name)
    written = files(tmp_path / "one")
    assert written == files(tmp_path / "two")
    assert "pagefind.js" in written
    assert [name for name in written if name.endswith(".css") or "ui" in name] == []


@pytest.mark.slow
def test_pagefind_may_run_on_the_search_page_alone(small: Path, large: Path) -> None:
    policy = CONTENT_SECURITY_POLICY
    with_pagefind = policy.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'")
    assert policies(small) == dict.fromkeys(policies(small), policy)
    assert policies(large) == policies(small) | {"search/index.html": with_pagefind}


def test_site_that_has_outgrown_itself_is_told_what_it_needs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    python = sys._base_executable  # outside the environment that has Pagefind
    monkeypatch.setattr(sys, "executable", python)
    with pytest.raises(InvalidData) as caught:
        write_pagefind([LAMP], SITE, tmp_path)
    assert str(caught.value) == (
        "pelicanconf.py:1: PLUGINS: search needs Pagefind for more than 200 pages, which does not"
        f" run: {python}: No module named pagefind"
        " (add 'pagefind[bin]~=1.5' to the dependencies in pyproject.toml and run ./inv lock;"
        " or take 'search' out)"
    )
