from __future__ import annotations

from dataclasses import replace

import pytest
from structured_data.graph.articles import blog_posting_node
from structured_data.graph.publications import publication_node
from structured_data.graph.works import publication_reference
from structured_data.latex_text import LatexText
from structured_data.library import Library
from structured_data.mentions import mentions
from structured_data.names import Name
from structured_data.records import Publication, Reference
from structured_data.records.articles import Cited
from structured_data.settings import Settings


@pytest.fixture
def moth(library: Library) -> Publication:
    """A paper that no post is about."""
    return library.publications["moth"]


def citing(library: Library, cited: Cited) -> Library:
    """Return the library with a post that cites a work."""
    (post,) = library.section("blog")
    others = tuple(article for article in library.articles if article is not post)
    return replace(library, articles=(replace(post, cited=(cited,)), *others))


def test_paper_knows_the_post_that_cites_it(
    moth: Publication, library: Library, settings: Settings
) -> None:
    assert library.articles_about(moth) == ()
    library = citing(library, Cited("moth", moth.reference, moth))
    assert publication_node(moth, library, settings)["subjectOf"] == [
        {
            "@type": "BlogPosting",
            "@id": "https://ada.example/#/schema/blogposting/blog-first-light",
            "headline": "First light",
            "url": "https://ada.example/blog/first-light/",
        }
    ]
    assert [mention.path for mention in mentions(moth, library)] == ["/blog/first-light/"]


def test_post_about_a_paper_that_it_cites_is_named_once(
    library: Library, settings: Settings
) -> None:
    lantern = library.publications["lantern"]
    library = citing(library, Cited("lantern", lantern.reference, lantern))
    slugs = [article.slug for article in library.articles_about(lantern)]
    assert slugs == ["first-light", "lantern-accepted"]


def test_work_of_others_is_cited_by_all_its_authors_groups_among_them(
    library: Library, settings: Settings
) -> None:
    authors = (Name.parse("{Lamp Group}"), Name.parse("Nora Nobody"))
    other = Reference("key", "dataset", "Lamps", "Lamps", authors=authors, doi="10.5555/1")
    (post,) = citing(library, Cited("key", other, None)).section("blog")
    *_, node = blog_posting_node(post, "/blog/first-light/", library, settings)["citation"]
    assert node == {
        "@type": "CreativeWork",
        "name": "Lamps",
        "author": [
            {"@type": "Organization", "name": "Lamp Group"},
            {"@type": "Person", "name": "Nora Nobody"},
        ],
        "identifier": [
            {
                "@type": "PropertyValue",
                "propertyID": "DOI",
                "value": "10.5555/1",
                "url": "https://doi.org/10.5555/1",
            }
        ],
        "url": "https://doi.org/10.5555/1",
    }


@pytest.mark.parametrize(
    ("length", "type_"),
    [(49, "CreativeWork"), (50, "Dataset"), (5000, "Dataset"), (5001, "CreativeWork")],
)
def test_dataset_is_one_where_its_description_is_long_enough(
    moth: Publication, library: Library, settings: Settings, length: int, type_: str
) -> None:
    reference = replace(moth.reference, type="dataset")
    words = LatexText.parse("a" * length)
    dataset = replace(moth, reference=reference, summary=None, published_abstract=words)
    for node in (
        publication_node(dataset, library, settings),
        publication_reference(dataset, settings),
    ):
        assert (node["@type"], node["description"]) == (type_, "a" * length)


def test_publisher_that_is_an_organization_of_the_site_is_it(
    library: Library, settings: Settings
) -> None:
    thesis = publication_node(library.publications["night-lights"], library, settings)
    assert thesis["publisher"]["sameAs"] == "https://ror.org/0exampx96"
    assert library.organization_named("uex") == library.organizations["example-university"]
    assert library.organization_named("UE") is None


def test_work_that_was_taken_back_says_where_that_was_told(
    library: Library, settings: Settings
) -> None:
    thesis = publication_node(library.publications["night-lights"], library, settings)
    assert (thesis["creativeWorkStatus"], thesis["correction"]) == (
        "Retracted",
        "https://university.example/notices/7",
    )


def test_license_of_a_paper_is_an_address(library: Library, settings: Settings) -> None:
    paper = publication_node(library.publications["lantern"], library, settings)
    assert paper["license"] == "https://creativecommons.org/licenses/by/4.0/"
