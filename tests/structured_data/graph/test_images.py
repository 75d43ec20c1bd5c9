from __future__ import annotations

from structured_data.graph import page_graph
from structured_data.images import Image
from structured_data.library import Library
from structured_data.page_view import PageView
from structured_data.settings import Settings

PICTURE = Image("/pictures/0a1b.png", "image/png", 1200, 630, "First light.")
ADDRESS = "https://ada.example/pictures/0a1b.png"
NODE = {
    "@type": "ImageObject",
    "@id": ADDRESS,
    "url": ADDRESS,
    "contentUrl": ADDRESS,
    "encodingFormat": "image/png",
    "width": {"@type": "QuantitativeValue", "value": 1200, "unitCode": "E37"},
    "height": {"@type": "QuantitativeValue", "value": 630, "unitCode": "E37"},
    "caption": "First light.",
    "creditText": "Ada Example",
}


def test_picture_of_a_page_is_its_primary_image(
    library: Library, settings: Settings, views: dict[str, PageView]
) -> None:
    page = page_graph(views["/publications/"], library, settings, PICTURE)["@graph"][1]
    assert page["primaryImageOfPage"] == NODE


def test_picture_of_a_post_is_the_image_of_the_post_by_reference(
    library: Library, settings: Settings, views: dict[str, PageView]
) -> None:
    graph = page_graph(views["/blog/first-light/"], library, settings, PICTURE)["@graph"]
    assert graph[1]["primaryImageOfPage"] == NODE
    assert [node["image"] for node in graph if node["@type"] == "BlogPosting"] == [{"@id": ADDRESS}]


def test_picture_of_a_paper_is_the_image_of_the_paper_by_reference(
    library: Library, settings: Settings, views: dict[str, PageView]
) -> None:
    graph = page_graph(views["/publications/lantern/"], library, settings, PICTURE)["@graph"]
    assert graph[1]["primaryImageOfPage"] == NODE
    assert graph[3]["image"] == {"@id": ADDRESS}


def test_page_without_a_picture_names_none(
    library: Library, settings: Settings, views: dict[str, PageView]
) -> None:
    for node in page_graph(views["/blog/first-light/"], library, settings)["@graph"]:
        assert "primaryImageOfPage" not in node
        assert node["@type"] != "BlogPosting" or "image" not in node


def test_portrait_is_a_picture_with_its_size(
    library: Library, settings: Settings, views: dict[str, PageView]
) -> None:
    owner = page_graph(views["/"], library, settings)["@graph"][2]
    address = "https://ada.example/images/ada.jpg"
    assert owner["image"] == {
        "@type": "ImageObject",
        "@id": address,
        "url": address,
        "contentUrl": address,
        "encodingFormat": "image/jpeg",
        "width": {"@type": "QuantitativeValue", "value": 320, "unitCode": "E37"},
        "height": {"@type": "QuantitativeValue", "value": 400, "unitCode": "E37"},
        "caption": "Ada Example",
        "creditText": "Ada Example",
    }
