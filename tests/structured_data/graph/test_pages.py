from __future__ import annotations

from typing import Any

from structured_data.page_view import PageView

Graphs = dict[str, list[dict[str, Any]]]


def test_each_kind_of_page_has_its_type(graphs: Graphs, views: dict[str, PageView]) -> None:
    types: dict[str, set[str]] = {}
    for path, view in views.items():
        types.setdefault(graphs[path][1]["@type"], set()).add(view.kind)
    assert types == {
        "ProfilePage": {"home"},
        "CollectionPage": {
            *("publications", "facet", "writing", "news", "talks", "collaborators", "tag"),
            "series",
        },
        "WebPage": {
            *("publication", "post", "news_item", "talk", "collaborator", "cv", "not_found"),
        },
    }


def test_each_page_is_about_one_thing(graphs: Graphs, views: dict[str, PageView]) -> None:
    for path, view in views.items():
        page, *rest = graphs[path][1:]
        if view.kind == "home":
            assert page["mainEntity"] == page["about"] == {"@id": rest[0]["@id"]}
        elif view.kind == "cv":
            assert page["mainEntity"] == {"@id": rest[0]["@id"]}
        elif len(rest) == 2:
            assert page["mainEntity"] == {"@id": rest[1]["@id"]}
        else:
            assert page.get("mainEntity", {}).get("@type") in ("ItemList", None)


def test_talk_that_is_no_event_is_a_page_about_nothing_more(graphs: Graphs) -> None:
    assert "mainEntity" not in graphs["/talks/poster-2024/"][1]
    assert len(graphs["/talks/poster-2024/"]) == 3


def test_way_from_home_is_on_every_page_that_has_one(
    graphs: Graphs, views: dict[str, PageView]
) -> None:
    for path, view in views.items():
        page = graphs[path][1]
        if view.kind in ("home", "not_found"):
            assert "breadcrumb" not in page
            continue
        steps = page["breadcrumb"]["itemListElement"]
        assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
        assert len(steps) >= 2
        assert (steps[0]["item"], steps[-1]["item"]) == ("https://ada.example/", page["url"])
        assert all(step["name"] for step in steps)


def test_list_holds_its_entries_in_the_order_shown(graphs: Graphs) -> None:
    listed = graphs["/talks/"][1]["mainEntity"]
    assert listed == {
        "@type": "ItemList",
        "numberOfItems": 2,
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": 1,
                "name": "Lantern: serving éclairs by one lamp",
                "url": "https://ada.example/talks/lantern-invent-2025/",
            },
            {
                "@type": "ListItem",
                "position": 2,
                "name": "A poster on moths",
                "url": "https://ada.example/talks/poster-2024/",
            },
        ],
    }


def test_page_of_a_paper_or_a_talk_is_not_dated_by_it(graphs: Graphs) -> None:
    for path in ("/publications/lantern/", "/talks/lantern-invent-2025/"):
        assert not {"datePublished", "dateModified"} & set(graphs[path][1])
