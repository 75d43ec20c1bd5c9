from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from structured_data.citations.plain import Part, author_year, citation_parts, cite_as
from structured_data.names import Name
from structured_data.records import Reference

from .made_up import QUICK, references
from .references import ADA, JOSE, REFERENCES, VERA


@pytest.mark.parametrize("name", REFERENCES)
def test_citation_is_written_as_its_case(name: str, golden: Callable[[str, str], None]) -> None:
    reference = REFERENCES[name]
    golden(f"references/{name}.txt", f"{cite_as(reference)}\n{author_year(reference)}\n")


@QUICK
@given(reference=references())
def test_citation_is_one_line_of_sentences(reference: Reference) -> None:
    line = cite_as(reference)
    assert line == " ".join(line.split())
    assert reference.title in line
    assert ".." not in line.replace(reference.title, "") or ".." in repr(reference)
    for part in citation_parts(reference):
        assert part.url or part.text.rstrip("\"'”’").endswith((".", "?", "!"))


def test_only_the_address_is_a_link() -> None:
    assert citation_parts(REFERENCES["retracted"]) == (
        Part("Ada Example."),
        Part("2015."),
        Part("Retracted: Flare."),
        Part("Journal of Invented Systems 2, e17."),
        Part("https://doi.org/10.5555/JIS.2015_1", "https://doi.org/10.5555/JIS.2015_1"),
    )


@pytest.mark.parametrize("title", ["Why Lamps?", "Lamps!", "“Why Lamps?”", "Lamps etc."])
def test_title_that_ends_in_a_mark_gets_no_second_one(title: str) -> None:
    assert citation_parts(replace(REFERENCES["article"], title=title))[2] == Part(title)


@pytest.mark.parametrize(
    ("authors", "shown"),
    [
        ((ADA,), "Ada Example."),
        ((ADA, JOSE), "Ada Example and José Luis García Márquez."),
        ((ADA, JOSE, VERA), "Ada Example, José Luis García Márquez, and Vera van der Fiction."),
        ((Name("李", "娜"),), "李娜."),
    ],
)
def test_authors_are_listed_as_in_a_sentence(authors: tuple[Name, ...], shown: str) -> None:
    assert citation_parts(replace(REFERENCES["article"], authors=authors))[0] == Part(shown)


@pytest.mark.parametrize("number", [10, 11])
def test_of_more_than_ten_authors_the_first_ten_are_named(number: int) -> None:
    authors = tuple(Name(f"Author-{n}", "A.") for n in range(number))
    line = cite_as(replace(REFERENCES["article"], authors=authors))
    assert (", et al. 2025." in line, "Author-9" in line) == (number > 10, True)


@pytest.mark.parametrize(
    ("authors", "label"),
    [
        ((ADA,), "Example, 2025"),
        ((ADA, VERA), "Example and van der Fiction, 2025"),
        ((ADA, JOSE, VERA), "Example et al., 2025"),
        ((), "Lamps: A Survey, 2025"),
    ],
)
def test_label_names_authors_and_year(authors: tuple[Name, ...], label: str) -> None:
    assert author_year(replace(REFERENCES["article"], authors=authors)) == label


@pytest.mark.parametrize(
    ("edition", "shown"),
    [("1", "1st"), ("2", "2nd"), ("3", "3rd"), ("4", "4th"), ("12", "12th"), ("21", "21st")],
)
def test_edition_is_an_ordinal(edition: str, shown: str) -> None:
    line = cite_as(replace(REFERENCES["book"], edition=edition))
    assert f" {shown} edition, " in line


@pytest.mark.parametrize("name", ["inproceedings", "chapter", "book"])
def test_volume_is_that_of_the_work_and_number_that_in_the_series(name: str) -> None:
    reference = replace(REFERENCES[name], series="Series", volume="9", number="4")
    assert ", Series 4, volume 9" in f", {cite_as(reference).replace('. ', ', ')}"
    assert "Series, volume 9" in cite_as(replace(reference, number=None))
    assert "Series 4" in cite_as(replace(reference, volume=None))
