from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from structured_data.citations.highwire import highwire_tags
from structured_data.library import Library
from structured_data.names import Name
from structured_data.records import Publication
from structured_data.settings import Settings


def authors_of(publication: Publication, settings: Settings) -> list[str]:
    tags = highwire_tags(publication, settings)
    return [content for name, content in tags if name == "citation_author"]


@pytest.mark.parametrize("key", ["lantern", "moth", "ember", "owl", "beacon", "night-lights"])
def test_tags_are_written_as_their_case(
    library: Library, settings: Settings, key: str, golden: Callable[[str, str], None]
) -> None:
    tags = highwire_tags(library.publications[key], settings)
    golden(f"publications/{key}.meta.txt", "".join(f"{name}: {text}\n" for name, text in tags))


def test_no_tag_is_empty_and_every_paper_has_what_scholar_needs(
    library: Library, settings: Settings
) -> None:
    for publication in library.publications.values():
        tags = highwire_tags(publication, settings)
        assert all(content.strip() for _, content in tags)
        names = [name for name, _ in tags]
        assert names.count("citation_title") == 1
        assert names.count("citation_publication_date") == (1 if publication.date else 0)
        assert names.count("citation_author") == len(publication.authors)


def test_date_without_a_day_is_the_year_alone(library: Library, settings: Settings) -> None:
    dates = {
        key: dict(highwire_tags(publication, settings))["citation_publication_date"]
        for key, publication in library.publications.items()
        if publication.date
    }
    assert dates == {
        "owl": "2025/11/30",
        "lantern": "2025/6/3",
        "moth": "2024",
        "ember": "2023",
        "night-lights": "2022",
    }


def test_group_ends_in_a_comma_and_a_person_with_one_name_does_not(
    library: Library, settings: Settings
) -> None:
    assert authors_of(library.publications["moth"], settings) == [
        "ATLAS Collaboration,",
        "Platon",
        "Example, Ada",
        "李娜",
    ]


def test_suffix_follows_the_given_name(library: Library, settings: Settings) -> None:
    assert authors_of(library.publications["lantern"], settings)[2] == "Sample, Max Jr."


def test_spaces_in_the_family_name_of_a_sole_author_do_not_break(
    library: Library, settings: Settings
) -> None:
    ember = library.publications["ember"]
    author = replace(ember.authors[0], name=Name("García Márquez", "José Luis"))
    assert authors_of(replace(ember, authors=(author,)), settings) == [
        "García\N{NO-BREAK SPACE}Márquez, José Luis"
    ]


def test_orcid_follows_its_author(library: Library, settings: Settings) -> None:
    tags = highwire_tags(library.publications["lantern"], settings)
    assert tags[1:6] == [
        ("citation_author", "Example, Ada"),
        ("citation_author_orcid", "https://orcid.org/0000-0002-1825-0097"),
        ("citation_author", "García Márquez, José Luis"),
        ("citation_author_orcid", "https://orcid.org/0000-0001-5109-3700"),
        ("citation_author", "Sample, Max Jr."),
    ]


def test_preprint_is_known_as_one(library: Library, settings: Settings) -> None:
    kinds = {"citation_publisher", "citation_technical_report_number", "DC.type"}
    moth = highwire_tags(library.publications["moth"], settings)
    assert [tag for tag in moth if tag[0] in kinds] == [
        ("citation_publisher", "arXiv"),
        ("citation_technical_report_number", "arXiv:2401.00002"),
        ("DC.type", "preprint"),
    ]
    lantern = dict(highwire_tags(library.publications["lantern"], settings))
    assert "DC.type" not in lantern
