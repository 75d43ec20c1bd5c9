from __future__ import annotations

import json

import pybtex.errors
import rispy
from pybtex.database import parse_string
from structured_data.citations.formats import CITATION_FORMATS
from structured_data.library import Library

KEYS = [
    "examplebeacon",
    "example2025owl",
    "example2025lantern",
    "atlas-collaboration2024moth",
    "example2023ember",
    "example2022night-lights",
]


def test_each_format_holds_a_whole_list_in_its_order(library: Library) -> None:
    references = [publication.reference for publication in library.publications.values()]
    bib, ris, csl = (one.text(references) for one in CITATION_FORMATS)
    with pybtex.errors.capture() as errors:
        assert list(parse_string(bib, "bibtex").entries) == KEYS
    assert errors == []
    assert [record["id"] for record in rispy.loads(ris, newline="\r\n")] == KEYS
    assert [item["id"] for item in json.loads(csl)] == KEYS


def test_a_list_of_nothing_is_a_file_of_nothing() -> None:
    assert [one.text([]) for one in CITATION_FORMATS] == ["", "", "[]\n"]
