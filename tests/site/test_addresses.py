"""The addresses that were promised, and that nothing is left out of the build."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

from bs4 import BeautifulSoup
from structured_data.content_files import article_files
from structured_data.loading import load_library
from structured_data.page_view import site_pages

from commands.project import CONTENT
from pelicanconf import STRUCTURED_DATA

SITE_URL = STRUCTURED_DATA["site_url"]


def test_every_page_of_the_records_is_written_and_no_other(
    pages: dict[str, BeautifulSoup],
) -> None:
    expected = {view.path for view in site_pages(load_library(CONTENT / "data"))}
    assert expected | {"/search/"} == set(pages)


def test_every_markdown_file_is_a_page_or_waits(pages: dict[str, BeautifulSoup]) -> None:
    written = [path for path in pages if re.fullmatch(r"/(blog|news)/[^/]+/", path)]
    waiting = load_library(CONTENT / "data").drafts
    assert len(written) + len(waiting) == len(article_files(CONTENT))


def test_sitemap_lists_every_page_but_the_404_and_the_search(
    built: Path, pages: dict[str, BeautifulSoup]
) -> None:
    root = ElementTree.parse(built / "sitemap.xml").getroot()
    listed = {element.text for element in root.iter() if element.tag.endswith("loc")}
    assert {SITE_URL + path for path in pages.keys() - {"/404.html", "/search/"}} == listed


def test_no_draft_is_published(built: Path) -> None:
    assert not (built / "drafts").exists()
