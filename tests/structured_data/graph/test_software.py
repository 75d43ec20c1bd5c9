from __future__ import annotations

from dataclasses import replace

import pytest
from structured_data.graph.publications import publication_node
from structured_data.graph.software import software_node
from structured_data.library import Library
from structured_data.records import Software
from structured_data.settings import Settings

IDS = "https://ada.example/#/schema"


@pytest.fixture
def listed(library: Library) -> Library:
    """The invented site, whose software.yaml lists the repository of a paper."""
    wick = replace(library.software["wick"], code="https://code.example/lantern")
    return replace(library, software={"wick": wick})


def test_program_is_by_the_owner_and_cites_its_papers(library: Library, settings: Settings) -> None:
    node = software_node(library.software["wick"], library, settings)
    assert (node["@id"], node["author"]["name"]) == (f"{IDS}/program/wick", "Ada Example")
    assert [work["@id"] for work in node["citation"]] == [f"{IDS}/scholarlyarticle/lantern"]
    assert (node["programmingLanguage"], node["license"]) == (
        "Rust",
        "https://spdx.org/licenses/Apache-2.0.html",
    )


def test_code_of_a_paper_is_by_nobody_who_is_known(library: Library, settings: Settings) -> None:
    (lantern, *_) = library.programs()
    node = software_node(lantern, library, settings)
    assert (node["@id"], node.get("author")) == (f"{IDS}/softwaresourcecode/lantern", None)


def test_one_repository_is_one_thing_on_the_page_of_its_paper_and_in_the_list(
    listed: Library, settings: Settings
) -> None:
    (program,) = listed.programs()
    node = software_node(program, listed, settings)
    paper = publication_node(listed.publications["lantern"], listed, settings)
    assert (node["@id"], node["name"]) == (f"{IDS}/softwaresourcecode/lantern", "wick")
    assert "author" not in node  # that it has four authors says nobody
    assert paper["workExample"][0] == node


def test_keys_of_a_paper_and_of_other_software_may_meet(
    library: Library, settings: Settings
) -> None:
    other = replace(library.software["snuffer"], key="lantern")
    library = replace(library, software={"lantern": other})
    code = Software.of_publication(library.publications["lantern"])
    assert code
    ids = [software_node(item, library, settings)["@id"] for item in (code, other)]
    assert ids == [f"{IDS}/softwaresourcecode/lantern", f"{IDS}/program/lantern"]


def test_software_that_is_a_work_of_its_own_is_that_work(
    library: Library, settings: Settings
) -> None:
    lantern = library.publications["lantern"]
    work = replace(lantern, reference=replace(lantern.reference, type="software"))
    library = replace(library, publications={"lantern": work})
    code = Software.of_publication(work)
    assert code
    node = software_node(code, library, settings)
    assert (node["@type"], node["@id"]) == ("SoftwareSourceCode", f"{IDS}/software/lantern")
    page = publication_node(work, library, settings)
    assert page["codeRepository"] == "https://code.example/lantern"
    assert [version["@type"] for version in page["workExample"]] == ["SoftwareSourceCode"] * 2
    assert "https://packages.example/lantern" in page["sameAs"]
    assert page["subjectOf"][-1]["url"] == "https://lantern.example/docs"


def test_software_that_is_a_work_and_is_listed_has_its_language(
    listed: Library, settings: Settings
) -> None:
    lantern = listed.publications["lantern"]
    work = replace(lantern, reference=replace(lantern.reference, type="software"))
    library = replace(listed, publications={"lantern": work})
    assert publication_node(work, library, settings)["programmingLanguage"] == "Rust"
