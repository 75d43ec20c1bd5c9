from __future__ import annotations

import pytest
from structured_data.dates import PartialDate
from structured_data.library import Library
from structured_data.names import Name
from structured_data.records.references import citation_key

DATE = PartialDate(2025, 11)


@pytest.mark.parametrize(
    ("family", "date", "key"),
    [
        ("Example", DATE, "example2025owl"),
        ("García Márquez", DATE, "garcia-marquez2025owl"),
        ("van der Fiction", DATE, "van-der-fiction2025owl"),
        ("Łoś", DATE, "los2025owl"),
        ("李", DATE, "2025owl"),
        ("Example", None, "exampleowl"),
    ],
)
def test_citation_key_is_family_name_year_and_record_key(
    family: str, date: PartialDate | None, key: str
) -> None:
    assert citation_key((Name(family, "A."), Name("Other")), date, "owl") == key


def test_work_without_authors_has_a_citation_key() -> None:
    assert citation_key((), DATE, "owl") == "anonymous2025owl"


def test_paper_is_cited_by_the_key_of_its_record(library: Library) -> None:
    keys = {key: paper.reference.key for key, paper in library.publications.items()}
    assert keys == {
        "beacon": "examplebeacon",
        "night-lights": "example2022night-lights",
        "owl": "example2025owl",
        "lantern": "example2025lantern",
        "moth": "atlas-collaboration2024moth",
        "ember": "example2023ember",
    }
