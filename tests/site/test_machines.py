"""What stands beside the pages, and in them, for machines."""

from __future__ import annotations

import re
from pathlib import Path

from bs4 import BeautifulSoup
from structured_data.citations.coins import context_object
from structured_data.facets import facets
from structured_data.loading import load_library
from structured_data.page_view import site_pages
from structured_data.paths import person_path

from commands.project import CONTENT
from pelicanconf import SITEURL, STRUCTURED_DATA

Pages = dict[str, BeautifulSoup]
SITE_URL = STRUCTURED_DATA["site_url"]
UNLISTED = ("/404.html", "/search/")


def test_every_listed_page_links_to_its_twin_which_names_it(pages: Pages, built: Path) -> None:
    for path, page in pages.items():
        links = page.select("head > link[type='text/markdown']")
        twin = [] if path in UNLISTED else [f"{SITEURL}{path}index.md"]
        assert [(link["rel"], link["href"]) for link in links] == [
            (["alternate"], href) for href in twin
        ]
        if twin:
            text = (built / path.removeprefix("/") / "index.md").read_text(encoding="utf-8")
            assert text.startswith("# ")
            assert f"<{SITE_URL}{path}>" in text


def test_llms_text_leads_to_every_twin(built: Path) -> None:
    text = (built / "llms.txt").read_text(encoding="utf-8")
    twins = [view.twin for view in site_pages(load_library(CONTENT / "data")) if view.twin]
    assert sorted(re.findall(r"\]\((.*?)\)", text)) == sorted(SITE_URL + twin for twin in twins)


def test_list_of_papers_offers_each_to_zotero_and_no_other_page_does(pages: Pages) -> None:
    library = load_library(CONTENT / "data")
    lists = {value.path: value.publications for f in facets(library) for value in f.values}
    lists |= {person_path(p): library.publications_of(p) for p in library.collaborators()}
    lists["/publications/"] = tuple(library.publications.values())
    for path, page in pages.items():
        spans = [span["title"] for span in page.select("span.Z3988")]
        # On the page of a paper they would hide the tags in its head, which say more.
        assert spans == [context_object(paper.reference) for paper in lists.get(path, ())], path
