"""What holds for the graph of every page."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from structured_data.graph import page_graph
from structured_data.library import Library
from structured_data.page_view import PageView
from structured_data.settings import Settings

Node = dict[str, Any]
Graphs = dict[str, list[Node]]

PAGES = {
    "home": "/",
    "publications": "/publications/",
    "facet": "/publications/theme/lamps/",
    "writing": "/blog/",
    "news": "/news/",
    "talks": "/talks/",
    "collaborators": "/collaborators/",
    "post": "/blog/first-light/",
    "news_item": "/news/lighthouse/",
    "talk": "/talks/lantern-invent-2025/",
    "collaborator": "/collaborators/jose-garcia-marquez/",
    "tag": "/tags/lamps/",
    "series": "/series/by-lamplight/",
    "cv": "/cv/",
    "not_found": "/404.html",
}
CASES = {f"pages/{kind}.jsonld": path for kind, path in PAGES.items()} | {
    f"publications/{key}.jsonld": f"/publications/{key}/"
    for key in ("lantern", "moth", "ember", "owl")
}
CASES["pages/talk-without-event.jsonld"] = "/talks/poster-2024/"


def nodes(value: object) -> Iterator[Node]:
    """Yield every node of a graph, nested ones too."""
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for member in value:
            yield from nodes(member)


def values(value: object) -> Iterator[object]:
    """Yield every value of a graph."""
    yield value
    for member in value.values() if isinstance(value, dict) else ():
        yield from values(member)
    for member in value if isinstance(value, list) else ():
        yield from values(member)


@pytest.mark.parametrize("case", CASES)
def test_graph_is_written_as_its_case(
    library: Library,
    settings: Settings,
    views: dict[str, PageView],
    case: str,
    golden: Callable[[str, str], None],
) -> None:
    graph = page_graph(views[CASES[case]], library, settings)
    golden(case, json.dumps(graph, ensure_ascii=False, indent=2) + "\n")


def test_every_kind_of_page_has_a_case(views: dict[str, PageView]) -> None:
    assert {view.kind for view in views.values()} == {*PAGES, "publication"}


def test_every_reference_resolves_within_its_graph(graphs: Graphs) -> None:
    for path, graph in graphs.items():
        held = {node["@id"] for node in nodes(graph) if "@id" in node and len(node) > 1}
        references = {node["@id"] for node in nodes(graph) if set(node) == {"@id"}}
        assert references <= held, path


def test_no_value_is_empty(graphs: Graphs) -> None:
    for path, graph in graphs.items():
        for value in values(graph):
            assert value not in (None, "", [], {}), path
            assert not (isinstance(value, str) and value != value.strip()), path


def test_every_node_has_a_type_or_is_a_reference(graphs: Graphs) -> None:
    for path, graph in graphs.items():
        for node in nodes(graph):
            assert "@type" in node or set(node) == {"@id"}, path


def test_every_top_level_node_is_reached_from_the_page(graphs: Graphs) -> None:
    for path, graph in graphs.items():
        by_id = {node["@id"]: node for node in graph}
        (page,) = (node for node in graph if node["@type"].endswith("Page"))
        reached: set[str] = set()
        waiting = [page["@id"]]
        while waiting:
            here = waiting.pop()
            reached.add(here)
            found = {node["@id"] for node in nodes(by_id[here]) if "@id" in node}
            waiting += sorted((found & set(by_id)) - reached)
        assert reached == set(by_id), path


def test_same_thing_has_the_same_id_on_every_page(graphs: Graphs) -> None:
    kinds: dict[str, set[str]] = {}
    names: dict[tuple[str, str], set[str]] = {}
    for graph in graphs.values():
        for node in nodes(graph):
            if "@id" in node and len(node) > 1:
                name = node.get("name") or node.get("headline") or node["caption"]
                kinds.setdefault(node["@id"], set()).add(node["@type"])
                names.setdefault((node["@type"], name), set()).add(node["@id"])
    assert {id_: types for id_, types in kinds.items() if len(types) > 1} == {}
    assert {name: ids for name, ids in names.items() if len(ids) > 1} == {}


def test_every_page_holds_the_site_itself_and_the_owner_whole(graphs: Graphs) -> None:
    for path, graph in graphs.items():
        assert [graph[0]["@type"], graph[2]["@type"]] == ["WebSite", "Person"], path
        assert [graph[0], graph[2]] == [graphs["/"][0], graphs["/"][2]], path


def test_page_is_its_address(graphs: Graphs) -> None:
    for path, graph in graphs.items():
        assert graph[1]["@id"] == graph[1]["url"] == f"https://ada.example{path}"


def test_no_two_nodes_of_a_graph_tell_different_things_of_one(graphs: Graphs) -> None:
    for path, graph in graphs.items():
        told: dict[tuple[str, str], object] = {}
        for node in nodes(graph):
            for name, value in node.items() if "@id" in node else ():
                assert told.setdefault((node["@id"], name), value) == value, path


def test_dates_are_iso_8601_and_times_have_a_zone(graphs: Graphs) -> None:
    dates = {
        value
        for graph in graphs.values()
        for node in nodes(graph)
        for name, value in node.items()
        if "date" in name.lower()
    }
    assert dates == {
        *(
            "2022",
            "2023-07",
            "2024",
            "2024-12",
            "2025-01-02",
            "2025-06",
            "2025-06-03",
            "2025-11-30",
            "2025-10",
            "2025-06-04",
            "2025-06-05",
            "2025-07-01",
            "2025-12",
        ),
        *("2025-02-01T00:00:00+00:00", "2025-03-09T00:00:00+00:00", "2025-04-01T00:00:00+00:00"),
        *("2025-07-01T00:00:00+00:00", "2025-05-01T00:00:00+00:00", "2999-01-01T00:00:00+00:00"),
    }
