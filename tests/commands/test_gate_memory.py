"""A file that has not changed is not read again, and nothing is told otherwise for it."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from commands.gate import Memory, memory, reader, site_problems
from commands.gate.reader import read_site
from pelicanconf import STRUCTURED_DATA

from .described_site import FILES, HOME, URL, problems_of

SITE_URL = STRUCTURED_DATA["site_url"]

READ = [name for name in FILES if name.endswith((".html", ".xml", ".md", ".txt"))]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    assert problems_of(tmp_path / "site") == []
    return tmp_path / "site"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "cache/gate.sqlite"


def problems_with(file: Path, folder: Path, url: str = URL) -> list[str]:
    kept = Memory(file)
    try:
        return [str(problem) for problem in site_problems(folder, url, kept)]
    finally:
        kept.save()


def never(_: object) -> None:
    raise AssertionError("a file was read again")


def rows(file: Path) -> list[tuple[str, str]]:
    opened = sqlite3.connect(file)
    found = opened.execute("SELECT key, value FROM found").fetchall()
    opened.close()
    return found


def test_what_is_remembered_of_every_file_is_what_is_read_from_it(built: Path) -> None:
    kept = Memory()
    read = read_site(built, SITE_URL, kept)
    assert read_site(built, SITE_URL, kept) == read
    assert read.feeds


def test_unchanged_file_is_not_read_again(
    folder: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "index.html").write_text(HOME.replace("<h1>", "<h2>").replace("</h1>", "</h2>"))
    found = problems_with(file, folder)
    monkeypatch.setattr(reader, "file_facts", never)
    assert problems_with(file, folder) == found != []


def test_changed_file_is_read_again(folder: Path, file: Path) -> None:
    problems_with(file, folder)
    (folder / "index.html").write_text(HOME.replace(' lang="en"', ""))
    assert problems_with(file, folder) == [
        'index.html: no language (write <html lang="en"> in the template)'
    ]


def test_link_to_what_is_gone_is_told_of_a_page_that_is_remembered(
    folder: Path, file: Path
) -> None:
    problems_with(file, folder)
    (folder / "papers/lantern/lantern.pdf").unlink()
    (folder / "blog/light/index.html").unlink()
    told = problems_with(file, folder)
    pdf = "papers/lantern/index.html: citation_pdf_url leads to no file"
    assert [one for one in told if one.startswith(pdf)]
    assert [one for one in told if one.startswith("index.html: a link leads to no file: '/blog/")]


@pytest.mark.parametrize("change", ["another address", "other rules"])
def test_file_is_read_again_under(
    folder: Path, file: Path, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    problems_with(file, folder)
    if change == "other rules":
        monkeypatch.setattr(memory, "edition", lambda: "another")
    monkeypatch.setattr(reader, "file_facts", never)
    with pytest.raises(AssertionError, match="read again"):
        problems_with(file, folder, "https://other.example" if change != "other rules" else URL)


def test_what_is_no_longer_in_the_site_is_forgotten(folder: Path, file: Path) -> None:
    problems_with(file, folder)
    assert len(rows(file)) == len(READ)
    (folder / "blog/light/index.html").unlink()
    problems_with(file, folder)
    assert len(rows(file)) == len(READ) - 1


@pytest.mark.parametrize("damage", [b"no database at all" * 100, None])
def test_damaged_memory_is_said_to_be_and_made_anew(
    folder: Path, file: Path, capsys: pytest.CaptureFixture[str], damage: bytes | None
) -> None:
    problems_with(file, folder)
    content = file.read_bytes()
    file.write_bytes(damage or content[:4096] + b"\xff" * 512 + content[4608:])
    assert problems_with(file, folder) == []
    assert capsys.readouterr().err.startswith("gate.sqlite cannot be read, every page is: ")
    assert problems_with(file, folder) == []
    assert capsys.readouterr().err == ""


def test_memory_that_cannot_stand_where_it_should_stops_nothing(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "cache").write_text("a file, no folder")
    assert problems_with(tmp_path / "cache/gate.sqlite", folder) == []
    assert "gate.sqlite cannot be read, every page is: " in capsys.readouterr().err


@pytest.mark.slow
def test_several_processes_find_what_one_does(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    alone = read_site(built, SITE_URL)
    monkeypatch.setattr(reader, "MANY", 1)
    monkeypatch.setattr(reader.os, "cpu_count", lambda: 2)
    assert read_site(built, SITE_URL) == alone


def test_record_of_a_file_is_json(folder: Path, file: Path) -> None:
    problems_with(file, folder)
    assert {json.loads(value)["path"] for _, value in rows(file)} == set(READ)
