from __future__ import annotations

from dataclasses import replace

from structured_data.graph.publications import publication_node
from structured_data.graph.works import publication_reference
from structured_data.library import Library
from structured_data.records import PageRange
from structured_data.settings import Settings


def test_date_of_a_paper_is_as_precise_as_it_is_known(library: Library, settings: Settings) -> None:
    dates = {
        key: publication_node(publication, library, settings).get("datePublished")
        for key, publication in library.publications.items()
    }
    assert dates == {
        "beacon": None,
        "night-lights": "2022",
        "owl": "2025-11-30",
        "lantern": "2025-06-03",
        "moth": "2024",
        "ember": "2023-07",
    }


def test_authors_stand_in_the_order_of_the_paper(library: Library, settings: Settings) -> None:
    node = publication_node(library.publications["moth"], library, settings)
    assert [(author["@type"], author["name"]) for author in node["author"]] == [
        ("Organization", "ATLAS Collaboration"),
        ("Person", "Platon"),
        ("Person", "Ada Example"),
        ("Person", "李娜"),
    ]


def test_paper_says_no_more_than_is_known(library: Library, settings: Settings) -> None:
    node = publication_node(library.publications["ember"], library, settings)
    assert sorted(node) == [
        *("@id", "@type", "alternateName", "author", "datePublished", "description", "headline"),
        *("isPartOf", "keywords", "mainEntityOfPage", "name", "url"),
    ]
    assert node["isPartOf"] == {"@type": "PublicationVolume", "name": "Workshop on Small Fires"}


def test_single_page_has_no_end(library: Library, settings: Settings) -> None:
    lantern = library.publications["lantern"]
    reference = replace(lantern.reference, pages=PageRange.parse("e17"))
    paper = replace(lantern, reference=reference)
    node = publication_node(paper, library, settings)
    assert (node["pageStart"], node.get("pageEnd")) == ("e17", None)


def test_other_pages_name_a_paper_by_identity_title_and_address(
    library: Library, settings: Settings
) -> None:
    assert publication_reference(library.publications["ember"], settings) == {
        "@type": "ScholarlyArticle",
        "@id": "https://ada.example/#/schema/scholarlyarticle/ember",
        "name": "Ember: A Note",
        "url": "https://ada.example/publications/ember/",
    }
