"""The index that is loaded whole, and what a visitor loads in all."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import brotli
import pytest
from search.entries import Entry
from search.files import search_script, slash_script
from search.index import index_text
from search.sections import Section

from commands.build import build_site

LAMP = Entry(
    path="/blog/lamp/",
    group="Writing",
    title="A lamp, r\u00e9sum\u00e9d </script>",
    date="May 2025",
    facts=("Post", "Zo\u00eb"),
    sections=(Section("one-\u00e9", "One", "\u201cBright\u201d"),),
)


def files(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.glob("*.js*")}


def size(text: str) -> int:
    return len(brotli.compress(text.encode()))


def test_index_says_what_is_found_and_nothing_that_is_empty() -> None:
    topic = Entry("/tags/lamps/", "Topics", "Lamps")
    assert json.loads(index_text([LAMP, topic], "/site")) == [
        {
            "path": "/site/blog/lamp/",
            "title": "A lamp, re\u0301sume\u0301d </script>",
            "date": "May 2025",
            "facts": "Post \u00b7 Zoe\u0308",
            "sections": [["one-\u00e9", "One", "\u201cBright\u201d"]],
        },
        {"path": "/site/tags/lamps/", "title": "Lamps"},
    ]


def test_what_a_build_took_from_texts_is_kept(small: Path) -> None:
    with closing(sqlite3.connect(small.parent / ".cache/fast_build.sqlite")) as rows:
        names = {name for (name,) in rows.execute("SELECT name FROM result")}
    assert {name.rpartition(".")[2] for name in names} == {
        *("written_text", "word_count"),  # by the records
        *("absolute_html", "page_source"),  # by feeds and twins, in a copy of the process
        "sections",
    }


@pytest.mark.parametrize("finder", ["find_in_index", "find_with_pagefind"])
def test_scripts_are_small_and_without_comments(finder: str) -> None:
    scripts = [search_script(finder).text, slash_script().text]
    assert sum(map(size, scripts)) < 2300
    assert [line for script in scripts for line in script.splitlines() if "//" in line] == []


def test_index_of_this_site_is_small(built: Path) -> None:
    for file in (built / "search").glob("index.*.json"):
        assert size(file.read_text(encoding="utf-8")) < 20_000


@pytest.mark.slow
def test_index_and_scripts_are_built_to_the_same_bytes(small: Path, lamps: Path) -> None:
    again = lamps.parent / "again"
    build_site(lamps, again)
    assert len(files(small / "search")) == 3
    assert files(again / "search") == files(small / "search")
