from __future__ import annotations

from dataclasses import replace

from structured_data.graph.people import (
    author_node,
    collaborator_node,
    organization_node,
    owner_node,
)
from structured_data.library import Library
from structured_data.settings import Settings

UNIVERSITY = {
    "@type": "Organization",
    "@id": "https://ada.example/#/schema/organization/example-university",
    "name": "University of Example",
    "alternateName": "UEx",
    "url": "https://university.example/",
    "sameAs": "https://ror.org/0exampx96",
}


def test_organization_stands_within_those_it_is_part_of(
    library: Library, settings: Settings
) -> None:
    assert organization_node(library.organizations["lantern-lab"], settings) == {
        "@type": "Organization",
        "@id": "https://ada.example/#/schema/organization/lantern-lab",
        "name": "Lantern Laboratory",
        "url": "https://lab.university.example/",
        "parentOrganization": UNIVERSITY,
    }


def test_owner_is_an_author_by_reference_with_name_and_address(
    library: Library, settings: Settings
) -> None:
    assert author_node(library.owner, library, settings) == {
        "@type": "Person",
        "@id": "https://ada.example/#/schema/person/ada-example",
        "name": "Ada Example",
        "url": "https://ada.example/",
    }


def test_group_author_is_an_organization(library: Library, settings: Settings) -> None:
    group = library.people["atlas-collaboration"]
    node = {
        "@type": "Organization",
        "@id": "https://ada.example/#/schema/group/atlas-collaboration",
        "name": "ATLAS Collaboration",
        "url": "https://ada.example/collaborators/atlas-collaboration/",
        "sameAs": ["https://atlas.example/"],
    }
    assert author_node(group, library, settings) == node
    assert collaborator_node(group, settings) == node


def test_group_is_a_member_of_its_organizations(library: Library, settings: Settings) -> None:
    group = replace(
        library.people["atlas-collaboration"],
        affiliations=(library.organizations["example-university"],),
    )
    node = collaborator_node(group, settings)
    assert (node["memberOf"], node.get("affiliation")) == ([UNIVERSITY], None)


def test_one_name_is_neither_given_nor_family_name(library: Library, settings: Settings) -> None:
    assert author_node(library.people["platon"], library, settings) == {
        "@type": "Person",
        "@id": "https://ada.example/#/schema/person/platon",
        "name": "Platon",
        "url": "https://ada.example/collaborators/platon/",
    }


def test_other_spellings_of_a_name_are_those_of_its_record(
    library: Library, settings: Settings
) -> None:
    jose = library.people["jose-garcia-marquez"]
    spellings = ["José García Márquez", "J. L. García Márquez"]
    assert author_node(jose, library, settings)["alternateName"] == spellings
    assert collaborator_node(jose, settings)["alternateName"] == spellings
    owner = replace(library.owner, variants=("A. Example",))
    known = replace(library, profile=replace(library.profile, person=owner))
    assert owner_node(known, settings)["alternateName"] == ["A. Example"]


def test_parts_of_a_name_are_those_of_its_record(library: Library, settings: Settings) -> None:
    parts = [
        (node["name"], node["givenName"], node["familyName"])
        for key in ("jose-garcia-marquez", "max-sample", "vera-van-der-fiction")
        for node in [author_node(library.people[key], library, settings)]
    ]
    assert parts == [
        ("José Luis García Márquez", "José Luis", "García Márquez"),
        ("Max Sample Jr.", "Max", "Sample"),
        ("Vera van der Fiction", "Vera", "van der Fiction"),
    ]


def test_profiles_of_a_co_author_are_the_same_person(library: Library, settings: Settings) -> None:
    same = {
        key: collaborator_node(library.people[key], settings).get("sameAs")
        for key in ("jose-garcia-marquez", "max-sample", "platon")
    }
    assert same == {
        "jose-garcia-marquez": [
            "https://garcia.example/",
            "https://orcid.org/0000-0001-5109-3700",
        ],
        "max-sample": ["https://github.com/max-sample"],
        "platon": None,
    }


def test_owner_is_an_alumnus_only_where_they_no_longer_are(
    library: Library, settings: Settings
) -> None:
    owner = owner_node(library, settings)
    assert [school["name"] for school in owner["alumniOf"]] == ["Village School of Nowhere"]
    assert [place["name"] for place in owner["affiliation"]] == [
        "Lantern Laboratory",
        "Acme & Sons",
    ]
    assert [
        (degree["@type"], degree["name"], degree["recognizedBy"]["name"])
        for degree in owner["hasCredential"]
    ] == [("EducationalOccupationalCredential", "B.S.", "Village School of Nowhere")]


def test_owner_who_has_filled_in_nothing_has_a_name_and_a_lede(
    library: Library, settings: Settings
) -> None:
    profile = replace(
        library.profile,
        person=replace(library.owner, affiliations=(), orcid=None, github=None),
        position=None,
        photo=None,
        email=None,
        accounts={},
        education=(),
        themes={},
    )
    assert owner_node(replace(library, profile=profile, awards={}), settings) == {
        "@type": "Person",
        "@id": "https://ada.example/#/schema/person/ada-example",
        "name": "Ada Example",
        "givenName": "Ada",
        "familyName": "Example",
        "url": "https://ada.example/",
        "description": "I study lamps at the Lantern Laboratory, with Platon & others.",
    }
