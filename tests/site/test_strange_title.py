"""A title that HTML, JSON, LaTeX and XML each read in their own way, through a whole built site."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from unicodedata import normalize
from urllib.parse import quote, unquote
from xml.etree import ElementTree

import feedparser
import markdown
import pytest
import rispy
from bs4 import BeautifulSoup
from bs4.element import Tag
from icalendar import Calendar
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

# Each page has a title of its own.
OF_NEWS, OF_POST, OF_TOPIC = f"{TITLE} 2", f"{TITLE} 3", f"{TITLE} 4"
SITE_URL = "https://ada.example"
CHANGES = [
    ("data/publications.bib", "What a Moth Wants", IN_BIBTEX),
    ("data/publications.bib", "keywords = {Moths,", f"keywords = {{{IN_BIBTEX} 4,"),
    ("data/talks.yaml", "A poster on moths", IN_YAML),
    ("data/talks.yaml", '"Lantern: serving éclairs by one lamp"', IN_YAML),
    ("data/claims.yaml", "Every lamp is a Lantern", IN_YAML),
    ("blog/first-light/index.md", "Title: First light", f"Title: {OF_POST}"),
    ("news/lighthouse.md", "Title: Looking for a lighthouse", f"Title: {OF_NEWS}"),
]
PAGES = {
    "/publications/moth/": TITLE,
    "/blog/first-light/": OF_POST,
    "/news/lighthouse/": OF_NEWS,
    "/talks/poster-2024/": TITLE,
    "/talks/lantern-invent-2025/": TITLE,
    "/tags/script-alert-1-script-script-e-4/": OF_TOPIC,
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
    for name, old, new in CHANGES:
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


def json_texts(value: object) -> Iterator[str]:
    """Yield every text of a JSON value."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for member in value:
            yield from json_texts(member)
    else:
        yield str(value)


def html_texts(source: str) -> Iterator[str]:
    """Yield every text, every attribute and every text of the JSON of a page, but for its code."""
    page = BeautifulSoup(source, "html.parser")
    for code in page.select("code"):  # there BibTeX has its own marks in the title
        code.decompose()
    for element in page.descendants:
        if isinstance(element, Tag):
            values = (value for value in element.attrs.values() if isinstance(value, str))
            yield from map(unquote, values)  # COinS are quoted as in an address
        elif element.parent and element.parent.get("type") == "application/ld+json":
            yield from json_texts(json.loads(element))
        else:
            yield str(element)


def markdown_texts(source: str) -> Iterator[str]:
    yield from html_texts(markdown.markdown(source, extensions=["extra"]))


def xml_texts(source: str) -> Iterator[str]:
    for element in ElementTree.fromstring(source).iter():
        yield from (element.text or "", *element.attrib.values())


def bibtex_texts(source: str) -> Iterator[str]:
    for entry in parse_string(source, "bibtex").entries.values():
        yield from map(text_of, entry.fields.values())


def ris_texts(source: str) -> Iterator[str]:
    yield from json_texts(rispy.loads(source))


def calendar_texts(source: str) -> Iterator[str]:
    for event in Calendar.from_ical(source).walk():
        yield from map(str, event.values())


READERS: dict[str, Callable[[str], Iterator[str]]] = {
    ".bib": bibtex_texts,
    ".html": html_texts,
    ".ics": calendar_texts,
    ".json": lambda source: json_texts(json.loads(source)),
    ".md": markdown_texts,
    ".ris": ris_texts,
    ".txt": markdown_texts,  # llms.txt
    ".xml": xml_texts,
}
SIGN = "alert(1)"


def files_with_the_title(built: Path) -> list[Path]:
    """Return every text file in which the title stands, in whatever way it is written."""
    signs = [SIGN, quote(SIGN), quote(SIGN, safe="()")]
    return [
        file
        for file in sorted(built.rglob("*"))
        if file.is_file() and any(sign.encode() in file.read_bytes() for sign in signs)
    ]


def test_title_is_whole_wherever_it_stands_in_a_file(strange: Path) -> None:
    files = files_with_the_title(strange)
    assert {file.suffix for file in files} == set(READERS)
    for file in files:
        read = READERS[file.suffix](file.read_bytes().decode("utf-8"))
        texts = [normalize("NFC", text) for text in read]  # the search index divides accents
        told = [text for text in texts if SIGN in text]
        assert told, file
        assert [text for text in told if TITLE not in text] == [], file


def test_no_page_and_no_twin_has_a_script_that_is_not_its_own(strange: Path) -> None:
    for file in files_with_the_title(strange):
        source = file.read_text(encoding="utf-8")
        if file.suffix == ".md":
            source = markdown.markdown(source, extensions=["extra"])
        elif file.suffix != ".html":
            continue
        scripts = [script.attrs for script in JustHTML(source, sanitize=False).query("script")]
        ours = [one for one in scripts if "src" in one or one.get("type") == "application/ld+json"]
        assert scripts == ours, file


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
    assert any(title in text for text in json_texts(json.loads(script.get_text())))


def test_title_comes_back_from_every_feed(strange: Path) -> None:
    files = sorted((strange / "feeds").iterdir())
    assert files
    for file in files:
        assert titles(file) & {TITLE, OF_NEWS, OF_POST}, file


def titles(file: Path) -> set[str]:
    """Return the titles of the entries of a feed or a calendar."""
    if file.suffix == ".json":
        return {item["title"] for item in json.loads(file.read_text("utf-8"))["items"]}
    if file.suffix == ".ics":
        calendar = Calendar.from_ical(file.read_bytes())
        return {str(event["SUMMARY"]).partition(": ")[2] for event in calendar.walk("VEVENT")}
    read = feedparser.parse(file.read_bytes(), sanitize_html=False)
    assert not read.bozo, file
    return {entry.title for entry in read.entries}


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
        page.on("console", lambda message: said.append(f"{message.text} {message.location['url']}"))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.route("**/favicon.ico", lambda route: route.fulfill(status=204))  # of a feed
        files = sorted(strange.rglob("*.html"))
        for file in [
            file for file in files if 'http-equiv="refresh"' not in file.read_text("utf-8")
        ]:
            path = f"/{file.relative_to(strange)}".removesuffix("index.html")
            page.goto(address + path)
            graph: Any = page.evaluate(
                "JSON.parse(document.querySelector('script[type*=json]').textContent)"
            )
            assert page.locator("script:not([src], [type='application/ld+json'])").count() == 0
            assert page.locator("body > footer").count() == 1
            if path in PAGES:
                assert page.text_content("h1") == PAGES[path]
                assert PAGES[path] in page.title()
                assert any(PAGES[path] in text for text in json_texts(graph))
        for path in ("/", "/publications/", "/blog/", "/news/", "/talks/", "/cv/"):
            page.goto(address + path)
            assert TITLE in (page.text_content("body") or ""), path
        for file in sorted((strange / "feeds").glob("*.xml")):
            page.goto(f"{address}/feeds/{file.name}")
            assert TITLE in page.evaluate("document.documentElement.textContent"), file.name
        browser.close()
    assert said == []
