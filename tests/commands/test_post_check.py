"""./inv check post, on the invented site."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from commands.errors import CommandError
from commands.post_check import check_post
from commands.project import ROOT

CASES = Path(__file__).parents[1] / "cases"
SETTINGS = f"""\
import copy
import pelicanconf
from pelicanconf import *
MARKDOWN = copy.deepcopy(pelicanconf.MARKDOWN)
STRUCTURED_DATA = {{"site_url": "https://ada.example", "site_name": "Ada"}}
PATH, THEME, PLUGIN_PATHS = "content", {str(ROOT / "theme")!r}, [{str(ROOT / "plugins")!r}]
PLUGINS = ["structured_data", "theme_files", "content_pictures"]
"""
FAULTY = Path("content/blog/faulty/index.md")


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The settings of a copy of the invented site, in the current folder, with a faulty draft."""
    for name in ("site", "post_check"):
        shutil.copytree(CASES / name, tmp_path, dirs_exist_ok=True)
    for name in ("people.yaml", "publications.bib"):  # no font of the CV holds the name of one
        file = tmp_path / "content/data" / name
        file.write_text(file.read_text("utf-8").replace("李娜", "Li Na"), encoding="utf-8")
    (tmp_path / "siteconf.py").write_text(SETTINGS, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("commands.post_check.CACHE", tmp_path)
    return Path("siteconf.py")


def told(given: str, settings: Path) -> str:
    with pytest.raises(CommandError) as caught:
        check_post(given, settings)
    return str(caught.value)


@pytest.mark.slow
def test_every_fault_of_a_draft_is_told_with_its_line(
    settings: Path, pytestconfig: pytest.Config
) -> None:
    golden = CASES / "post_check/problems.txt"
    text = f"{told('faulty', settings)}\n"
    if pytestconfig.getoption("--update-cases"):
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")


@pytest.mark.slow
def test_text_without_fault_says_what_was_looked_at(
    settings: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    check_post("/blog/first-light/", settings)
    assert capsys.readouterr().out == (
        "no problems in content/blog/first-light/index.md\nchecked: front matter, 4 links, 1 note\n"
    )


@pytest.mark.slow
def test_draft_leads_to_no_page_of_a_topic_or_series_that_is_not_there_yet(
    settings: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    check_post("queues", settings)
    said = "no problems in content/blog/queues.md\nchecked: front matter\n"
    assert capsys.readouterr().out == said


def test_records_that_are_wrong_are_told_of_the_post_alone(settings: Path) -> None:
    FAULTY.write_text(
        "Title: A\nDate: 2025\nStatus: draft\nSummary: S.\n\nBy [@none].\n", encoding="utf-8"
    )
    Path("content/blog/faulty/references.bib").write_text("@misc{a, title = {B", encoding="utf-8")
    Path("content/news/other.md").write_text("Title: A\nDate: now\n\nText.\n", encoding="utf-8")
    left = "its page was not read: mend"
    assert told("faulty", settings).splitlines() == [
        "content/blog/faulty/references.bib:1: a.title: a brace or quote is not closed (close it)",
        f"1 problem in content/blog/faulty/index.md; {left} 1 elsewhere first (./inv check site)",
    ]
    assert told("half-written", settings) == (
        f"no problem of its own in content/blog/half-written.md; {left} 2 elsewhere first "
        "(./inv check site)"
    )
