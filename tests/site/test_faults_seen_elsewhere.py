"""Faults of other sites that describe papers: for each, the tests that would find it here.

Those that no other test finds are tested below.
"""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
import yaml
from bs4 import BeautifulSoup
from structured_data.library import Library
from structured_data.loading import load_library
from structured_data.page_view import site_pages
from structured_data.paths import article_path, person_path, publication_path
from structured_data.records import Publication

from commands.gate.graph.reading import Graph, read_graph, types
from commands.gate.site import Page
from commands.project import CONTENT, ROOT
from pelicanconf import SITEURL, STRUCTURED_DATA

HERE = "tests/site/test_faults_seen_elsewhere.py"
HEAD = "tests/site/test_head.py"
STRANGE = "tests/site/test_strange_title.py"
MACHINES = "tests/structured_data/test_built_machines.py"
AUTHORSHIPS = "tests/structured_data/test_authorships.py"
# Fault -> a test as file::function, or a case as file::case.
FAULTS = {
    "a quote in a title breaks JSON-LD written by hand": [
        f"{STRANGE}::test_title_is_a_text_of_the_graph",
        f"{STRANGE}::test_browser_shows_the_title_and_runs_nothing",
    ],
    "a title with <!--<script> swallows the page": [
        f"{STRANGE}::test_title_is_a_text_of_the_page_to_two_parsers",
    ],
    "only the first author is named": [
        f"{HEAD}::test_every_paper_has_its_authors_in_order_as_citation_tags",
        "tests/cases/gate/citations.yaml::first author only",
        f"{HERE}::test_graph_names_every_author_in_order",
    ],
    "datePublished is the day of the build": [f"{HERE}::test_dates_are_those_of_the_records"],
    "dates say undefined": ["tests/cases/gate/graph.yaml::placeholder"],
    "times have no zone": [
        "tests/cases/gate/graph.yaml::time without zone",
        "tests/cases/gate/graph.yaml::day of a post without time",
    ],
    "every page claims to be a BlogPosting": [f"{HERE}::test_only_articles_are_postings"],
    "two JSON-LD blocks contradict each other": [
        "tests/commands/test_gate.py::two JSON-LD scripts"
    ],
    "a type is spelled Website": ["tests/cases/gate/graph.yaml::type that does not exist"],
    "a sitemap has ref= for href=": [f"{HERE}::test_sitemap_has_no_attribute_that_nobody_reads"],
    "abstracts and BibTeX open for a mouse only": [
        f"{HERE}::test_what_opens_and_closes_is_reached_by_keyboard",
        f"{MACHINES}::test_abstract_is_read_without_a_click",
    ],
    "year = {forthcoming} breaks the build": [
        "tests/structured_data/test_dates.py::forthcoming",
        "tests/cases/gate/citations.yaml::forthcoming",
    ],
    "links to co-authors are lost when the list is shortened": [
        f"{AUTHORSHIPS}::test_shortened_list_loses_nobody_and_folds_only_those_between",
        f"{HERE}::test_every_co_author_is_linked_from_the_paper_and_from_the_list",
    ],
    "marks of equal contribution have no legend": [
        f"{AUTHORSHIPS}::test_legend_says_what_the_marks_mean",
        f"{HERE}::test_every_mark_has_its_legend",
    ],
}
SITE_URL = STRUCTURED_DATA["site_url"]
MARKS = {"*": "Equal contribution", "†": "Corresponding author"}
Pages = dict[str, BeautifulSoup]


@pytest.mark.parametrize("fault", FAULTS)
def test_fault_has_tests_that_are_there(fault: str) -> None:
    for test in FAULTS[fault]:
        file, _, name = test.partition("::")
        text = (ROOT / file).read_text(encoding="utf-8")
        if file.endswith(".yaml"):
            assert name in [case["case"] for case in yaml.safe_load(text)], test
        elif name.startswith("test_"):
            assert f"def {name}(" in text, test
        else:
            assert f'"{name}"' in text, test


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library(CONTENT / "data")


@pytest.fixture(scope="module")
def graphs(built: Path, library: Library) -> dict[str, Graph]:
    """Path -> what machines read there."""
    found = {}
    for view in site_pages(library):
        source = (built / view.save_as).read_text(encoding="utf-8")
        graph = read_graph(Page(view.save_as, SITE_URL + view.path, source))
        assert isinstance(graph, Graph)
        found[view.path] = graph
    return found


def test_graph_names_every_author_in_order(graphs: dict[str, Graph], library: Library) -> None:
    for paper in library.publications.values():
        authors = graphs[publication_path(paper)].main["author"]
        assert [one["name"] for one in authors] == [one.person.name for one in paper.authors]


def test_dates_are_those_of_the_records(graphs: dict[str, Graph], library: Library) -> None:
    for article in library.articles:
        main = graphs[article_path(article)].main
        assert main["datePublished"].removesuffix("T00:00:00+00:00") == str(article.date)
        changed = str(article.modified or article.date)
        assert main["dateModified"].removesuffix("T00:00:00+00:00") == changed
    for paper in library.publications.values():
        date = str(paper.date) if paper.date else None
        assert graphs[publication_path(paper)].main.get("datePublished") == date


def test_only_articles_are_postings(graphs: dict[str, Graph], library: Library) -> None:
    articles = {article_path(article) for article in library.articles}
    postings = {path for path, graph in graphs.items() if "BlogPosting" in types(graph.main)}
    assert postings == articles


def test_sitemap_has_no_attribute_that_nobody_reads(built: Path) -> None:
    root = ElementTree.parse(built / "sitemap.xml").getroot()
    for element in root.iter():
        known = {"rel", "hreflang", "href", "type"} if element.tag.endswith("}link") else set()
        assert set(element.attrib) <= known, element.tag


def test_what_opens_and_closes_is_reached_by_keyboard(pages: Pages) -> None:
    for path, page in pages.items():
        assert page.select("[onclick], a[href='#'], a[href^='javascript:']") == [], path
        assert page.select("input[type=checkbox], label:not([for], :has(input))") == [], path
        for opened in page.select("details"):
            first = next((child for child in opened.children if child.name), None)
            assert first is not None, path
            assert first.name == "summary", path


def test_every_co_author_is_linked_from_the_paper_and_from_the_list(
    pages: Pages, library: Library
) -> None:
    entries = {
        str(entry.select_one("h3 a")["href"]): entry
        for entry in pages["/publications/"].select("article.publication")
    }
    for paper in library.publications.values():
        path = publication_path(paper)
        for place in (pages[path].select_one("main"), entries[SITEURL + path]):
            linked = {link["href"] for link in place.select(".authors a")}
            assert linked == {_address(paper, library, one.person.key) for one in paper.authors}


def _address(paper: Publication, library: Library, key: str) -> str:
    person = next(one.person for one in paper.authors if one.person.key == key)
    return SITEURL + ("/" if key == library.owner.key else person_path(person))


def test_every_mark_has_its_legend(pages: Pages) -> None:
    for path, page in pages.items():
        marks = set("".join(sup.get_text() for sup in page.select(".authors sup, main li sup")))
        legends = " ".join(" ".join(tag.get_text().split()) for tag in page.select(".legend"))
        for mark in marks & set(MARKS):
            assert re.search(rf"{re.escape(mark)}\s*{MARKS[mark]}", legends), (path, mark)
