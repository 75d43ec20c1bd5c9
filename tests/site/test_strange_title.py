"""A title that HTML, JSON, LaTeX and XML each read in their own way, through a whole built site."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import feedparser
import pytest
import rispy
from bs4 import BeautifulSoup
from justhtml import JustHTML
from PIL import Image
from playwright.sync_api import sync_playwright
from pybtex.database import parse_string
from pypdf import PdfReader
from structured_data.latex import text_of

from commands.browser import QUIET, find_chromium, served
from commands.gate import site_problems
from commands.project import ROOT

from ..square_font import save_font

TITLE = '"><script>alert(1)</script> <!--<script> & é 日本'
IN_BIBTEX = TITLE.replace("--", "{-}{-}").replace("&", r"\&")
IN_YAML = '"' + TITLE.replace('"', r"\"") + '"'
pytestmark = pytest.mark.slow

OF_NEWS, OF_POST = f"{TITLE} 2", f"{TITLE} 3"  # each page has a title of its own
SITE_URL = "https://ada.example"
CHANGES = {
    "data/publications.bib": ("What a Moth Wants", IN_BIBTEX),
    "data/talks.yaml": ("A poster on moths", IN_YAML),
    "data/claims.yaml": ("Every lamp is a Lantern", IN_YAML),
    "blog/first-light/index.md": ("Title: First light", f"Title: {OF_POST}"),
    "news/lighthouse.md": ("Title: Looking for a lighthouse", f"Title: {OF_NEWS}"),
}
PAGES = {
    "/publications/moth/": TITLE,
    "/blog/first-light/": OF_POST,
    "/news/lighthouse/": OF_NEWS,
    "/talks/poster-2024/": TITLE,
}
BUILD = """
from pathlib import Path
from commands.build import build_site
build_site(Path("publishconf.py").resolve(), Path("built").resolve())
"""


@pytest.fixture(scope="module")
def strange(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented site, built as it is published, with the title wherever one is."""
    project = tmp_path_factory.mktemp("strange")
    for name in ("plugins", "theme", "commands"):
        shutil.copytree(ROOT / name, project / name)
    shutil.copytree(ROOT / "tests/cases/site/content", project / "content")
    for name in ("pelicanconf.py", "publishconf.py"):
        text = (ROOT / name).read_text(encoding="utf-8")
        text = text.replace("https://viks.me", SITE_URL)
        (project / name).write_text(text, encoding="utf-8")
    for name, (old, new) in CHANGES.items():
        file = project / "content" / name
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")
    (project / "content/images").mkdir(exist_ok=True)
    Image.new("RGB", (600, 600)).save(project / "content/images/ada.jpg")
    (project / "theme/cv-fonts").mkdir(exist_ok=True)
    save_font(project / "theme/cv-fonts/squares.ttf", "日本李娜")
    subprocess.run([sys.executable, "-c", BUILD], cwd=project, check=True)
    return project / "built"


def page_file(built: Path, path: str) -> str:
    return (built / path.removeprefix("/") / "index.html").read_text(encoding="utf-8")


def texts(value: object) -> Iterator[object]:
    """Yield every text of a JSON value."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for member in value:
            yield from texts(member)
    else:
        yield value


def test_gate_finds_nothing(strange: Path) -> None:
    assert site_problems(strange, SITE_URL) == []


@pytest.mark.parametrize(("path", "title"), PAGES.items(), ids=PAGES)
def test_title_is_a_text_of_the_page_to_two_parsers(strange: Path, path: str, title: str) -> None:
    source = page_file(strange, path)
    lenient = BeautifulSoup(source, "html.parser")
    standard = JustHTML(source, sanitize=False)
    heading = standard.query_one("h1")
    assert heading
    assert lenient.select_one("h1").get_text() == heading.to_text() == title
    assert title in lenient.select_one("head > title").get_text()
    assert title in lenient.select_one("meta[property='og:title']")["content"]
    assert "alert" not in "".join(script.get_text() for script in lenient.select("script[src]"))


@pytest.mark.parametrize(("path", "title"), PAGES.items(), ids=PAGES)
def test_title_is_a_text_of_the_graph(strange: Path, path: str, title: str) -> None:
    page = BeautifulSoup(page_file(strange, path), "html.parser")
    (script,) = page.select("script[type='application/ld+json']")
    assert any(title in str(text) for text in texts(json.loads(script.get_text())))


def test_title_comes_back_from_feeds(strange: Path) -> None:
    for name in sorted((strange / "feeds").glob("*.xml")):
        read = feedparser.parse(name.read_bytes(), sanitize_html=False)
        assert not read.bozo, name
        titles = [entry.title for entry in read.entries]
        assert {OF_POST, OF_NEWS} & set(titles), name


def test_title_comes_back_from_citation_files(strange: Path) -> None:
    folder = strange / "publications/moth"
    (entry,) = parse_string((folder / "moth.bib").read_text("utf-8"), "bibtex").entries.values()
    assert text_of(entry.fields["title"]) == TITLE
    (ris,) = rispy.loads((folder / "moth.ris").read_text("utf-8"))
    assert TITLE in (ris.get("title"), ris.get("primary_title"))
    (csl,) = json.loads((folder / "moth.json").read_text("utf-8"))
    assert csl["title"] == TITLE


def test_title_comes_back_from_the_curriculum_vitae(strange: Path) -> None:
    resume = json.loads((strange / "cv/resume.json").read_text("utf-8"))
    assert TITLE in [entry["name"] for entry in resume["publications"]]
    pages = PdfReader(strange / "cv/cv.pdf", strict=True).pages
    text = "".join("".join(page.extract_text().split()) for page in pages)
    assert "".join(TITLE.split()) in text


def test_sitemap_is_xml_that_lists_the_pages(strange: Path) -> None:
    root = ElementTree.parse(strange / "sitemap.xml").getroot()
    listed = {element.text for element in root.iter() if element.tag.endswith("loc")}
    assert {SITE_URL + path for path in PAGES} <= listed


@pytest.mark.browser
def test_browser_shows_the_title_and_runs_nothing(strange: Path) -> None:
    said: list[str] = []
    with served(strange, "") as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(QUIET))
        page = browser.new_page()
        page.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        for path, title in PAGES.items():
            page.goto(address + path)
            assert page.text_content("h1") == title
            assert title in page.title()
            graph: Any = page.evaluate(
                "JSON.parse(document.querySelector('script[type*=json]').textContent)"
            )
            assert any(title in str(text) for text in texts(graph))
            assert page.locator("script:not([src], [type='application/ld+json'])").count() == 0
            assert page.locator("body > footer").count() == 1
        for path in ("/", "/publications/", "/blog/", "/news/", "/talks/", "/cv/"):
            page.goto(address + path)
            assert TITLE in (page.text_content("body") or ""), path
            assert page.locator("script:not([src], [type='application/ld+json'])").count() == 0
        browser.close()
    assert said == []
