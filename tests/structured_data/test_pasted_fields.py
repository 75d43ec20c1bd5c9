"""The words of pasted BibTeX are not ours, and what is written instead of them is."""

from __future__ import annotations

import re

from structured_data.field_recorder import FieldRecorder
from structured_data.records import Profile, Publication
from structured_data.records.entry_types import ENTRY_TYPES, GENRES
from structured_data.records.pasted_fields import PASTED_DATES, PASTED_FIELDS, PASTED_TYPES
from structured_data.records.references import STATUSES


def read_fields() -> set[str]:
    recorder = FieldRecorder(present=True)
    profile = Profile.from_fields(FieldRecorder(present=False), {}, {})
    Publication.from_fields(recorder, {}, {}, profile)
    return set(recorder.properties) | {t.container for t in ENTRY_TYPES.values() if t.container}


def test_no_field_that_is_read_is_told_to_be_written_otherwise() -> None:
    assert read_fields() & set(PASTED_FIELDS) == set()
    assert set(ENTRY_TYPES) & set(PASTED_TYPES) == set()


def test_every_remedy_names_what_is_read() -> None:
    remedies = "\n".join([*PASTED_FIELDS.values(), *PASTED_TYPES.values(), *PASTED_DATES.values()])
    written = set(re.findall(r"(?:write|and|with|or) (\w+) = ", remedies))
    written |= set(re.findall(r"^write (\w+)$", remedies, re.MULTILINE))
    assert written <= read_fields()
    assert set(re.findall(r"@(\w+)", remedies)) <= set(ENTRY_TYPES)
    assert set(re.findall(r"pubstate = \{(\w+)\}", remedies)) <= set(STATUSES)
    assert set(re.findall(r"type = \{(\w+thesis)\}", remedies)) == set(GENRES)
