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


def test_proceedings_have_their_numbers_and_stand_in_their_series(
    library: Library, settings: Settings
) -> None:
    lantern = library.publications["lantern"]
    numbers = {"isbn": "978-0-306-40615-7", "issn": "2049-3630", "number": "12"}
    isbn = {"@type": "PropertyValue", "propertyID": "ISBN", "value": "978-0-306-40615-7"}
    issn = {"@type": "PropertyValue", "propertyID": "ISSN", "value": "2049-3630"}
    series = {"@type": "BookSeries", "name": "Lecture Notes in Lamps", "issn": "2049-3630"}
    for name, identifiers, above in (
        (None, [isbn, issn], None),
        ("Lecture Notes in Lamps", [isbn], series),
    ):
        reference = replace(lantern.reference, **numbers, series=name)
        paper = replace(lantern, reference=reference)
        proceedings = publication_node(paper, library, settings)["isPartOf"]
        assert proceedings["identifier"] == identifiers
        assert (proceedings.get("isPartOf"), proceedings["position"]) == (above, "12")


def test_book_stands_in_its_series_and_chapter_in_its_book(
    library: Library, settings: Settings
) -> None:
    ember = library.publications["ember"]
    whole = replace(ember.reference, type="book", container=None, series="Lamps", number="3")
    book = publication_node(replace(ember, reference=whole), library, settings)
    assert (book["isPartOf"], book["position"]) == ({"@type": "BookSeries", "name": "Lamps"}, "3")
    part = replace(ember.reference, type="chapter", chapter="4", series="Lamps", number="3")
    chapter = publication_node(replace(ember, reference=part), library, settings)
    assert chapter["position"] == "4"
    assert chapter["isPartOf"] == {
        "@type": "Book",
        "name": "Workshop on Small Fires",
        "isPartOf": {"@type": "BookSeries", "name": "Lamps"},
        "position": "3",
    }
