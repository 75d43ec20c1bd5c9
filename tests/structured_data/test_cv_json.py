"""resume.json, held to the schema of JSON Resume."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from structured_data.cv import curriculum_vitae
from structured_data.cv_json import resume_json
from structured_data.dates import PartialDate
from structured_data.library import Library
from structured_data.settings import Settings

SCHEMAS = Path(__file__).parents[1] / "cases/schemas"
SCHEMA = json.loads((SCHEMAS / "resume-schema.json").read_text(encoding="utf-8"))


def written(library: Library, settings: Settings) -> dict[str, object]:
    """Return the resume of a library, read back, once it has passed the schema."""
    resume = json.loads(resume_json(curriculum_vitae(library), settings))
    jsonschema.Draft7Validator(
        SCHEMA, format_checker=jsonschema.Draft7Validator.FORMAT_CHECKER
    ).validate(resume)
    assert set(resume) <= set(SCHEMA["properties"])
    return dict(resume)


def test_resume_is_written_as_its_case(
    library: Library, settings: Settings, golden: Callable[[str, str], None]
) -> None:
    written(library, settings)
    golden("cv/resume.json", resume_json(curriculum_vitae(library), settings))


def test_what_is_not_known_is_not_there(library: Library, settings: Settings) -> None:
    profile = replace(
        library.profile,
        person=replace(library.owner, orcid=None, github=None),
        position=None,
        email=None,
        accounts={},
        education=(),
        positions=(),
    )
    library = replace(library, profile=profile, publications={}, awards={}, software={})
    assert written(library, settings) == {
        "basics": {
            "name": "Ada Example",
            "url": "https://ada.example/",
            "summary": "I study lamps at the Lantern Laboratory, with Platon & others.",
        },
        "meta": {"canonical": "https://ada.example/cv/resume.json"},
    }


@pytest.mark.parametrize(
    ("date", "shown"),
    [
        (PartialDate(2024), "2024"),
        (PartialDate(2024, 5), "2024-05"),
        (PartialDate(2024, 5, 7), "2024-05-07"),
        (PartialDate(824), None),
    ],
)
def test_date_is_written_in_a_form_of_the_schema_or_not_at_all(
    library: Library, settings: Settings, date: PartialDate, shown: str | None
) -> None:
    award = replace(library.awards["golden-wick"], date=date)
    (entry,) = written(replace(library, awards={"a": award}), settings)["awards"]  # type: ignore[misc]
    assert entry.get("date") == shown
