"""What imports make of works that are not taken yet, or were taken back."""

from __future__ import annotations

import pytest
from structured_data.imports.bibtex import read_bibtex
from structured_data.imports.entry import entry_fields
from structured_data.imports.ris import read_ris
from structured_data.records import Reference


def read(fields: str, kind: str = "article") -> Reference:
    text = f"@{kind}{{a,\n  author = {{Example, Ada}},\n  {fields}\n}}\n"
    (reference,) = read_bibtex(text, "a.bib", [])
    return reference


@pytest.mark.parametrize("state", ["submitted", "inpreparation"])
def test_manuscript_does_not_stand_where_it_was_sent(state: str) -> None:
    written = "title = {Lamps}, journaltitle = {Light}, volume = {7}, publisher = {Acme}"
    reference = read(f"{written}, pubstate = {{{state}}}")
    assert entry_fields(reference, reference.authors, None) == {
        "title": "Lamps",
        "author": "Example, Ada",
        "pubstate": state,
    }
    assert read(written).container == "Light"


def test_entry_has_no_field_that_its_type_cannot_have() -> None:
    reference = read(
        "title = {Lamps}, year = 2025, url = {https://a.example}, pages = {7}", "software"
    )
    assert reference.pages
    assert list(entry_fields(reference, reference.authors, None)) == [
        *("title", "author", "date", "url"),
    ]


@pytest.mark.parametrize(
    "title", ["RETRACTED: Lamps", "{Retracted}: Lamps", "Retracted article: Lamps"]
)
def test_title_of_a_retracted_paper_gives_its_status(title: str) -> None:
    reference = read(f"title = {{{title}}}, journal = {{Light}}, year = 2025")
    assert (reference.title, reference.title_latex, reference.status) == (
        "Lamps",
        "Lamps",
        "retracted",
    )
    (record,) = read_ris(f"TY  - JOUR\nTI  - {title}\nER  - \n", "a.ris", [])
    assert title.startswith("{") or (record.title, record.status) == ("Lamps", "retracted")


def test_title_that_speaks_of_retraction_stays() -> None:
    assert read("title = {Retracted Papers: A Survey}, year = 2025").status is None


def test_place_of_the_conference_alone_is_no_place_of_a_publisher() -> None:
    places = "title = {Lamps}, booktitle = {Light}, address = {Oslo}, venue = {Oslo}"
    alone = read(places, "inproceedings")
    both = read(f"{places}, publisher = {{Acme}}", "inproceedings")
    assert (alone.event_place, alone.place) == ("Oslo", None)
    assert (both.event_place, both.place) == ("Oslo", "Oslo")
