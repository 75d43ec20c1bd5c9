"""What a text says by itself is kept; what records and files make of it is found out each time."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from fast_build.kept_results import KeptResults
from structured_data.errors import InvalidData
from structured_data.library import Library
from structured_data.loading import load_library

from .conftest import CASES, TODAY

ERRORS = CASES / "errors"
WITH_TEXTS = sorted(case.name for case in ERRORS.iterdir() if any(case.rglob("*.md")))
DATA = Path("content/data")
POST = Path("content/blog/lamps/index.md")
TEXT = """\
Title: Lamps
Date: 2025-05
Summary: On lamps.

Of [@moth], [](paper:moth), [these]({static}lamps.csv) and @moths.[^1]

[^1]: See [](person:ada-example).
"""


def loaded() -> tuple[Library, list[str]]:
    """Load the records as one build does; return also which functions had to be called."""
    before = kept()
    keep = KeptResults({"PATH": "content", "PLUGIN_PATHS": []})
    try:
        library = load_library(DATA, TODAY, keep)
    finally:
        keep.save()
    return library, sorted(name.rpartition(".")[2] for name, _ in kept() - before)


def told() -> str:
    """Load records that are wrong; return what is told of them."""
    with pytest.raises(InvalidData) as caught:
        loaded()
    return f"{caught.value}\n"


def kept() -> set[tuple[str, bytes]]:
    if not Path(".cache").exists():
        return set()
    with closing(sqlite3.connect(".cache/fast_build.sqlite")) as rows:
        return set(rows.execute("SELECT name, key FROM result"))


@pytest.fixture(autouse=True)
def post(site: Path) -> Path:
    """A post that refers to records and to a file, in a site that was built once."""
    POST.parent.mkdir()
    POST.write_text(TEXT, encoding="utf-8")
    POST.with_name("lamps.csv").touch()
    loaded()
    return site / POST


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def test_a_text_that_has_not_changed_is_not_looked_through_again() -> None:
    library, called = loaded()
    assert called == []
    assert library == load_library(DATA, TODAY)


def test_a_text_that_has_changed_is_looked_through_alone() -> None:
    change(POST, "Of [@moth]", "Much more of [@moth]")
    library, called = loaded()
    assert called == ["word_count", "written_text"]
    assert library == load_library(DATA, TODAY)


def test_front_matter_that_has_changed_is_read() -> None:
    change(POST, "Title: Lamps", "Title: Lights")
    library, _ = loaded()
    assert "Lights" in {article.title for article in library.articles}


def test_records_are_looked_up_for_texts_that_were_kept() -> None:
    change(DATA / "publications.bib", "What a Moth Wants", "What Two Moths Want")
    library, called = loaded()
    assert called == ["word_count"]  # its links have other words
    assert library == load_library(DATA, TODAY)
    (article,) = [article for article in library.articles if article.slug == "lamps"]
    assert article.cited[0].reference.title == article.linked[0].name == "What Two Moths Want"


def test_a_key_that_is_there_no_more_is_told() -> None:
    change(DATA / "publications.bib", "@misc{moth,", "@misc{moths,")
    assert [line.partition(" (")[0] for line in told().splitlines() if "lamps" in line] == [
        "content/blog/lamps/index.md:5: '@moth' is no key in publications.bib"
        " or references.bib beside this file",
        "content/blog/lamps/index.md:5: '@moths' is no citation",
        "content/blog/lamps/index.md:5: 'paper:moth' is no key in publications.bib",
    ]


def test_a_file_that_is_there_no_more_is_told() -> None:
    POST.with_name("lamps.csv").unlink()
    assert told().startswith(f"{POST}:5: '{{static}}lamps.csv' leads to no file")


@pytest.mark.parametrize("case", WITH_TEXTS)
def test_what_is_wrong_in_a_text_is_told_again(case: str) -> None:
    shutil.rmtree(POST.parent)
    (DATA / "review.yaml").unlink()
    shutil.copytree(ERRORS / case, ".", dirs_exist_ok=True)
    removed = Path("removed.txt")
    for name in removed.read_text(encoding="utf-8").split() if removed.exists() else ():
        Path(name).unlink()
    expected = (ERRORS / case / "problems.txt").read_text(encoding="utf-8")
    assert (told(), told()) == (expected, expected)
