"""What the graphs of two invented sites say, on the pages that Pelican writes."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from commands.build import build_site
from commands.gate import site_problems
from commands.project import ROOT

CASES = ROOT / "tests/cases"
SITE = "https://ada.example"
SETTINGS = """\
from publishconf import *
STRUCTURED_DATA = {"site_url": SITE, "site_name": "Ada"}
SITENAME, SITEURL = "Ada", ""
PATH, THEME, PLUGIN_PATHS = "content", ROOT + "/theme", [ROOT + "/plugins"]
"""
CITING = "Title: Asking moths\nDate: 2025-05\nSummary: On moths.\n\nAs in [@moth].\n"


@pytest.fixture
def built(site: Path) -> Path:
    """The site, with a post that cites a paper, and software that is the code of one."""
    for name in ("people.yaml", "publications.bib"):  # no font of the CV holds the name of one
        file = site / "content/data" / name
        file.write_text(file.read_text("utf-8").replace("李娜", "Li Na"), encoding="utf-8")
    papers = site / "content/data/publications.bib"  # one is signed in another spelling
    signed = r"Garc{\'\i}a M{\'a}rquez, Jos{\'e} Luis"
    text = papers.read_text("utf-8").replace(signed, "J. L. García Márquez")
    papers.write_text(text, encoding="utf-8")
    software = site / "content/data/software.yaml"
    text = software.read_text("utf-8").replace("code: https://code.example/wick", "code: LANTERN")
    text = text.replace("LANTERN", "https://code.example/lantern")
    software.write_text(text, encoding="utf-8")
    (site / "content/blog/moths.md").write_text(CITING, encoding="utf-8")
    return build(site)


def build(site: Path) -> Path:
    """Return the folder that Pelican writes a site to."""
    settings = site / "siteconf.py"
    settings.write_text(f"ROOT, SITE = {str(ROOT)!r}, {SITE!r}\n{SETTINGS}", encoding="utf-8")
    build_site(settings, site / "output")
    return site / "output"


def main(built: Path, path: str) -> Tag:
    page = BeautifulSoup((built / path / "index.html").read_text("utf-8"), "html.parser")
    assert len(page.select("script[type='application/ld+json']")) == 1
    assert json.loads(page.select_one("script[type='application/ld+json']").get_text())["@graph"]
    return page.select_one("main")


def words(tag: Tag) -> str:
    return " ".join(tag.get_text(" ").split()).replace(" ,", ",")


@pytest.mark.slow
def test_pages_print_what_their_graphs_say(built: Path) -> None:
    talk = main(built, "talks/lantern-invent-2025")
    assert talk.select_one("h1")["lang"] == "is"
    text = words(talk)
    assert "Hall 2, Reykjavík, Iceland, June 4–5, 2025" in text
    assert "Given by José Luis García Márquez and Ada Example" in text
    assert "One lamp, and what it lights." in text

    lantern = main(built, "publications/lantern")
    assert "Ada Example *†, J. L. García Márquez, Max Sample Jr. *" in words(lantern)
    assert "License CC-BY-4.0" in words(lantern)
    assert "Code wick, Rust, Apache-2.0 Trims the wick of a lamp." in words(lantern)
    linked = {link["href"] for link in lantern.select("a[href]")}
    assert {
        "https://creativecommons.org/licenses/by/4.0/",
        "https://spdx.org/licenses/Apache-2.0.html",
        "https://code.example/lantern",
    } <= linked

    moth = main(built, "publications/moth")
    assert [link["href"] for link in moth.select(".row a")] == ["/blog/moths/"]

    entries = [words(entry) for entry in main(built, "cv").select(".cv-entry")]
    assert any("Given by José Luis García Márquez, Ada Example" in entry for entry in entries)
    assert any("Apache-2.0" in entry for entry in entries)

    people = main(built, "collaborators/jose-garcia-marquez")
    assert people.select_one(".lede a")["href"] == "https://university.example/"
    assert site_problems(built, SITE) == []


@pytest.mark.slow
def test_one_work_of_each_type_passes_the_gate(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(CASES / "library", tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    assert site_problems(build(tmp_path), SITE) == []  # two are preprints without a summary


@pytest.mark.slow
def test_site_of_an_owner_without_anything_else_passes_the_gate(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = tmp_path / "content/data"
    data.mkdir(parents=True)
    for section in ("blog", "news"):
        (tmp_path / "content" / section).mkdir()
    (data / "people.yaml").write_text("- key: ada\n  name: Ada\n", encoding="utf-8")
    profile = "person: ada\nheadline: Lamps.\nlede: I light lamps.\n"
    (data / "profile.yaml").write_text(profile, encoding="utf-8")
    (data / "publications.bib").write_text("", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert site_problems(build(tmp_path), SITE) == []
