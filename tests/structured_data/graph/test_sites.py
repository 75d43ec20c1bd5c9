"""What holds for the graphs of whole sites: the invented one, one of every type, the owner's."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from structured_data.graph import page_graph
from structured_data.loading import load_library
from structured_data.page_view import PageView, site_pages
from structured_data.settings import Settings

ROOT = Path(__file__).parents[3]
SITES = {
    "invented": ROOT / "tests/cases/site/content/data",
    "one of every type": ROOT / "tests/cases/library/content/data",
    "the owner's": ROOT / "content/data",
}
# What an article or a page of its own kind is; every other page is none of these.
ARTICLES = {"BlogPosting": {"post", "news_item"}, "EducationEvent": {"talk"}}

Node = dict[str, Any]


@pytest.fixture(scope="module", params=SITES)
def site_graphs(request: pytest.FixtureRequest, settings: Settings) -> list[tuple[PageView, Node]]:
    """Each page with its JSON-LD document."""
    library = load_library(SITES[request.param], dt.date(2030, 1, 1))
    return [(view, page_graph(view, library, settings)) for view in site_pages(library)]


Graphs = list[tuple[PageView, Node]]


def nodes(value: object) -> Iterator[Node]:
    """Yield every node of a graph, nested ones too."""
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for member in value:
            yield from nodes(member)


def told(value: object) -> object:
    """Return a value with nodes that have an identity by it alone."""
    if isinstance(value, dict):
        if "@id" in value:
            return value["@id"]
        return {name: told(member) for name, member in value.items()}
    return [told(member) for member in value] if isinstance(value, list) else value


def test_one_thing_is_told_alike_on_every_page(site_graphs: Graphs) -> None:
    known: dict[tuple[str, str], tuple[object, str]] = {}
    for view, document in site_graphs:
        for node in nodes(document["@graph"]):
            for name, value in node.items() if "@id" in node else ():
                first, path = known.setdefault((node["@id"], name), (told(value), view.path))
                assert told(value) == first, (node["@id"], name, path, view.path)


def test_no_two_things_have_one_id(site_graphs: Graphs) -> None:
    known: dict[tuple[str, str], str] = {}
    for _, document in site_graphs:
        for node in nodes(document["@graph"]):
            if "@id" in node and len(node) > 1 and "/#/schema/" in node["@id"]:
                name = str(node.get("headline") or node["name"])
                assert known.setdefault((node["@id"], node["@type"]), name) == name


def test_every_node_is_reached_from_the_page_and_every_reference_leads_to_one(
    site_graphs: Graphs,
) -> None:
    for view, document in site_graphs:
        graph = document["@graph"]
        held = {node["@id"]: node for node in nodes(graph) if "@id" in node and len(node) > 1}
        references = {node["@id"] for node in nodes(graph) if set(node) == {"@id"}}
        assert references <= set(held), view.path
        tops = {node["@id"]: node for node in graph}
        reached: set[str] = set()
        waiting = [graph[1]["@id"]]
        while waiting:
            reached.add(here := waiting.pop())
            found = {node["@id"] for node in nodes(tops[here]) if "@id" in node}
            waiting += sorted((found & set(tops)) - reached - set(waiting))
        assert reached == set(tops), view.path


def test_no_page_claims_to_be_an_article_or_an_event_that_it_is_not(site_graphs: Graphs) -> None:
    for view, document in site_graphs:
        for node in document["@graph"]:
            for type_, kinds in ARTICLES.items():
                assert node["@type"] != type_ or view.kind in kinds, view.path
        own = [node for node in document["@graph"] if node["@type"] == "BlogPosting"]
        assert len(own) == (view.kind in ARTICLES["BlogPosting"]), view.path


def test_dates_say_what_is_known_and_nothing_is_undefined(site_graphs: Graphs) -> None:
    for view, document in site_graphs:
        for node in nodes(document["@graph"]):
            for value in node.values():
                assert value not in ("undefined", "None", "null", "NaN", "Invalid Date"), view.path
            for name in ("datePublished", "dateModified", "startDate", "endDate", "uploadDate"):
                written = node.get(name)
                if written and "T" in written:
                    assert dt.datetime.fromisoformat(written).tzinfo, (view.path, written)
                elif written:
                    assert len(written) in (4, 7, 10), (view.path, written)
                    dt.date.fromisoformat(f"{written}-01-01"[:10])


def test_graph_does_not_depend_on_the_day_of_the_build(settings: Settings) -> None:
    documents = []
    for today in (dt.date(2026, 12, 1), dt.date(2027, 5, 5)):
        library = load_library(SITES["the owner's"], today)
        documents.append([page_graph(view, library, settings) for view in site_pages(library)])
    assert documents[0] == documents[1]


def test_paper_has_every_author_in_order_however_many(settings: Settings) -> None:
    for data in SITES.values():
        library = load_library(data, dt.date(2030, 1, 1))
        for view in site_pages(library):
            if view.kind == "publication":
                (work,) = page_graph(view, library, settings)["@graph"][3:]
                paper = library.publications[view.path.split("/")[2]]
                keys = [author["@id"].rpartition("/")[2] for author in work["author"]]
                assert keys == [author.person.key for author in paper.authors], view.path
