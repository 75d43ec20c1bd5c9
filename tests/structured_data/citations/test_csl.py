from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft7Validator
from structured_data.citations.csl import csl_text, to_csl
from structured_data.dates import PartialDate
from structured_data.names import Name
from structured_data.records import PageRange, Reference
from structured_data.records.references import STATUSES

from .made_up import QUICK, references
from .references import REFERENCES

SCHEMA = json.loads(
    (Path(__file__).parents[2] / "cases/schemas/csl-data.json").read_text(encoding="utf-8")
)
Draft7Validator.check_schema(SCHEMA)
VALIDATOR = Draft7Validator(SCHEMA)

VARIABLES = {
    "title": "title",
    "container": "container-title",
    "container_short": "container-title-short",
    "series": "collection-title",
    "event_place": "event-place",
    "volume": "volume",
    "chapter": "chapter-number",
    "edition": "edition",
    "version": "version",
    "place": "publisher-place",
    "isbn": "ISBN",
    "issn": "ISSN",
    "doi": "DOI",
    "language": "language",
    "abstract": "abstract",
    "note": "note",
}


def read_name(parts: dict[str, str]) -> str:
    """Return a name in reading order."""
    if "literal" in parts:
        return parts["literal"]
    order = ("given", "non-dropping-particle", "family", "suffix")
    return " ".join(parts[part] for part in order if part in parts)


def read_dates(date: dict[str, Any] | None) -> list[PartialDate]:
    return [PartialDate(*parts) for parts in date["date-parts"]] if date else []


def assert_every_field_survives(reference: Reference) -> None:
    text = csl_text([reference])
    items = json.loads(text)
    assert [error.message for error in VALIDATOR.iter_errors(items)] == []
    (item,) = items
    assert item["id"] == reference.key
    for role, people in (("author", reference.authors), ("editor", reference.editors)):
        names = [f"{name.given or ''} {name.family} {name.suffix or ''}".strip() for name in people]
        assert [read_name(parts) for parts in item.get(role, [])] == names
    assert {name: item.get(variable) for name, variable in VARIABLES.items()} == {
        name: getattr(reference, name) for name in VARIABLES
    }
    assert read_dates(item.get("issued")) == [reference.date] * bool(reference.date)
    span = reference.event_dates
    ends = [span.start, span.end] if span else []
    assert read_dates(item.get("event-date")) == list(dict.fromkeys(ends))
    assert item.get("status", "") == STATUSES.get(reference.status or "", "").lower()
    assert item.get("URL") == (reference.url or reference.arxiv_url)
    assert item.get("keyword", "") == ", ".join(reference.keywords)
    pages = PageRange.parse(item["page"]) if "page" in item else None
    if reference.pages and (reference.pages.last or "-" not in reference.pages.first):
        assert pages == reference.pages
    custom = item.get("custom", {})
    assert custom.get("arxiv") == reference.arxiv
    assert custom.get("arxiv-class") == reference.arxiv_class
    for value in filter(None, (reference.institution, reference.publisher)):
        assert value in (item.get("publisher"), custom.get("institution"), custom.get("publisher"))
    said = [item.get(name) for name in ("issue", "number", "collection-number")]
    said += [custom.get("number")]
    assert reference.number is None or reference.number in said
    assert item.get("genre") == (
        reference.genre or ("Preprint" if reference.type == "preprint" else None)
    )


@pytest.mark.parametrize("name", REFERENCES)
def test_csl_is_written_as_its_case(name: str, golden: Callable[[str, str], None]) -> None:
    golden(f"references/{name}.csl.json", csl_text([REFERENCES[name]]))


@pytest.mark.parametrize("name", REFERENCES)
def test_every_field_is_read_back_from_csl(name: str) -> None:
    assert_every_field_survives(REFERENCES[name])


@QUICK
@given(reference=references())
def test_whatever_a_field_holds_is_read_back_from_csl(reference: Reference) -> None:
    assert_every_field_survives(reference)


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        (
            Name("van der Fiction", "Vera"),
            {"family": "Fiction", "given": "Vera", "non-dropping-particle": "van der"},
        ),
        (Name("d'Exemple", "Jean-Paul"), {"family": "d'Exemple", "given": "Jean-Paul"}),
        (Name("García Márquez", "José"), {"family": "García Márquez", "given": "José"}),
        (Name("El Ejemplo", "Ana"), {"family": "El Ejemplo", "given": "Ana"}),
        (Name("Éon de", "A."), {"family": "Éon de", "given": "A."}),
        (Name("Sample", "Max", "Jr."), {"family": "Sample", "given": "Max", "suffix": "Jr."}),
        (Name("Platon"), {"literal": "Platon"}),
        (Name("ATLAS Collaboration", group=True), {"literal": "ATLAS Collaboration"}),
    ],
)
def test_name_is_in_the_parts_that_processors_sort_by(name: Name, parts: dict[str, str]) -> None:
    assert to_csl(replace(REFERENCES["article"], authors=(name,)))["author"] == [parts]


def test_date_is_as_precise_as_it_is_known() -> None:
    issued = {
        name: to_csl(REFERENCES[name]).get("issued") for name in ("thesis", "report", "undated")
    }
    assert issued == {
        "thesis": {"date-parts": [[2023]]},
        "report": {"date-parts": [[2022, 11]]},
        "undated": None,
    }


def test_preprint_names_its_archive_as_zotero_reads_it() -> None:
    item = to_csl(REFERENCES["preprint"])
    names = ("type", "genre", "publisher", "number")
    assert [item[name] for name in names] == ["article", "Preprint", "arXiv", "arXiv:2401.00002"]


def test_file_is_one_array_with_an_end_of_line() -> None:
    text = csl_text(list(REFERENCES.values()))
    assert text.endswith("]\n")
    assert json.loads(text) == [to_csl(one) for one in REFERENCES.values()]
    assert (csl_text([]), "é" in text) == ("[]\n", True)


@pytest.mark.parametrize(
    ("name", "variable"),
    [
        ("article", "issue"),
        ("inproceedings", "collection-number"),
        ("chapter", "collection-number"),
        ("book", "collection-number"),
        ("report", "number"),
    ],
)
def test_number_of_a_book_is_that_in_its_series(name: str, variable: str) -> None:
    item = to_csl(replace(REFERENCES[name], series=None, number="S-7"))
    variables = ("issue", "number", "collection-number")
    assert {v: item[v] for v in variables if v in item} == {variable: "S-7"}
