"""The addresses that were promised, and that nothing is left out of the build."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from structured_data.loading import article_files, load_library
from structured_data.page_view import site_pages

from commands.project import CONTENT

PAPERS = ("das", "tclone", "nitsum", "cognify", "preble", "infercept", "worst-group")
NEWS = (
    "das-mlsys-2026",
    "job-market",
    "cognify-kdd-2025",
    "preble-iclr-2025",
    "infercept-icml-2024",
)
PROMISED = [
    "index.html",
    "404.html",
    "publications/index.html",
    *(f"publications/{key}/index.html" for key in PAPERS),
    *(f"publications/{key}/{key}.bib" for key in PAPERS),
    "blog/index.html",
    "blog/scheduling-overhead/index.html",
    "news/index.html",
    *(f"news/{slug}/index.html" for slug in NEWS),
    "talks/index.html",
    "collaborators/index.html",
    "collaborators/yiying-zhang/index.html",
    "feeds/news.rss.xml",
    "feeds/blog.atom.xml",
    "sitemap.xml",
    "robots.txt",
]


@pytest.mark.parametrize("path", PROMISED)
def test_promised_address_is_there(built: Path, path: str) -> None:
    assert (built / path).is_file()


def test_every_page_of_the_records_is_written_and_no_other(
    pages: dict[str, BeautifulSoup],
) -> None:
    expected = {view.path for view in site_pages(load_library(CONTENT / "data"))}
    assert expected == set(pages)


def test_every_markdown_file_is_a_page_or_waits(pages: dict[str, BeautifulSoup]) -> None:
    written = [path for path in pages if re.fullmatch(r"/(blog|news)/[^/]+/", path)]
    waiting = load_library(CONTENT / "data").drafts
    assert len(written) + len(waiting) == len(article_files(CONTENT))


def test_sitemap_lists_every_page_but_the_404(built: Path, pages: dict[str, BeautifulSoup]) -> None:
    root = ElementTree.parse(built / "sitemap.xml").getroot()
    listed = {element.text for element in root.iter() if element.tag.endswith("loc")}
    assert {f"https://viks.me{path}" for path in pages if path != "/404.html"} == listed


def test_no_draft_is_published(built: Path) -> None:
    assert not (built / "drafts").exists()
