from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
import rispy
from hypothesis import given
from structured_data.citations.ris import ris_text, to_ris
from structured_data.records import Reference
from structured_data.records.references import STATUSES

from .made_up import QUICK, references
from .references import REFERENCES

TYPES = {
    "article": "JOUR",
    "inproceedings": "CPAPER",
    "preprint": "GEN",
    "thesis": "THES",
    "report": "RPRT",
    "chapter": "CHAP",
    "book": "BOOK",
    "software": "COMP",
    "dataset": "DATA",
    "webpage": "ELEC",
    "other": "GEN",
}
# As rispy calls the tags, by the field that stands there for most types.
TAGS = {
    "container": "secondary_title",
    "container_short": "alternate_title1",
    "volume": "volume",
    "publisher": "publisher",
    "edition": "edition",
    "genre": "type_of_work",
    "place": "place_published",
    "series": "tertiary_title",
    "number": "number",
}


def read(ris: str) -> dict[str, Any]:
    """Return the one record as rispy reads it; of its own, it would divide an address at a ;."""
    (record,) = rispy.loads(ris, delimiter_tags_mapping={}, newline="\r\n")
    unknown = record.pop("unknown_tag", {})
    assert unknown.keys() <= {"SV"}  # of Zotero and EndNote: the number in a series
    return record | {"series_number": "".join(unknown["SV"])} if unknown else record


def texts(record: dict[str, Any]) -> list[str]:
    """Return all that a record says; of a note, what follows its label, too."""
    values = [
        text
        for value in record.values()
        for text in (value if isinstance(value, list) else [value])
    ]
    return values + [text.partition(": ")[2] for text in record.get("notes", [])]


def assert_every_field_survives(reference: Reference) -> None:
    record = read(to_ris(reference))
    assert record["id"] == reference.key
    assert record["title"] == reference.warned_title
    assert record["type_of_reference"] == (
        "UNPB" if reference.is_manuscript else TYPES[reference.type]
    )
    inverted = [
        ", ".join(filter(None, (name.family, name.given, name.suffix)))
        for name in (*reference.authors, *reference.editors)
    ]
    people = ("authors", "secondary_authors", "tertiary_authors")
    assert [name for role in people for name in record.get(role, [])] == inverted
    date = reference.date
    parts = [f"{part:02}" if part else "" for part in (date.month, date.day)] if date else []
    assert record.get("date") == ("/".join([f"{date.year:04}", *parts, ""]) if date else None)
    assert record.get("year") == (f"{date.year:04}" if date else None)
    assert record.get("keywords", []) == list(reference.keywords)
    assert record.get("abstract") == reference.abstract
    assert record.get("doi") == reference.doi
    assert record.get("urls", []) == list(filter(None, [reference.url or reference.arxiv_url]))
    pages = reference.pages
    assert record.get("start_page") == (pages.first if pages else None)
    assert record.get("end_page") == (pages.last if pages else None)
    area = f" [{reference.arxiv_class}]" if reference.arxiv_class else ""
    arxiv = f"arXiv:{reference.arxiv}{area}" if reference.arxiv else None
    assert record.get("accession_number") == arxiv
    said = texts(record)
    for name in (*TAGS, "chapter", "version", "institution", "event_place", "isbn", "issn"):
        value = getattr(reference, name)
        assert value is None or value in said, name
    for value in (reference.language, reference.note):
        assert value is None or value in said
    if reference.status and reference.status != "retracted":
        assert STATUSES[reference.status] in record["notes"]
    assert reference.event_dates is None or f"Held: {reference.event_dates.words}" in said


@pytest.mark.parametrize("name", REFERENCES)
def test_ris_is_written_as_its_case(name: str, golden: Callable[[str, str], None]) -> None:
    golden(f"references/{name}.ris", to_ris(REFERENCES[name]).replace("\r\n", "\n"))


@pytest.mark.parametrize("name", REFERENCES)
def test_every_field_is_read_back_from_ris(name: str) -> None:
    assert_every_field_survives(REFERENCES[name])


@QUICK
@given(reference=references())
def test_whatever_a_field_holds_is_read_back_from_ris(reference: Reference) -> None:
    assert_every_field_survives(reference)


@QUICK
@given(reference=references())
def test_every_line_is_one_tag(reference: Reference) -> None:
    broken = replace(reference, abstract="One.\r\nER  - \n\u2028Two.\x85Three.\x0bFour.")
    text = to_ris(broken)
    lines = text.split("\r\n")
    assert lines.pop() == ""
    assert (lines[0][:6], lines[-1]) == ("TY  - ", "ER  - ")
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in lines)
    assert text.splitlines() == lines
    assert "AB  - One. ER - Two. Three. Four." in lines


def test_tags_of_a_journal_article_are_where_readers_look_for_them() -> None:
    record = read(to_ris(REFERENCES["article"]))
    article = REFERENCES["article"]
    assert {name: record.get(tag) for name, tag in TAGS.items()} == {
        name: getattr(article, name) for name in TAGS
    }


def test_conference_and_proceedings_stand_where_zotero_and_endnote_look_for_them() -> None:
    lantern = REFERENCES["inproceedings"]
    record = read(to_ris(lantern))
    assert (record["secondary_title"], record["custom3"]) == ("INVENT 2025", lantern.container)
    assert (record["place_published"], record["custom1"]) == ("Reykjavík", "New York")
    assert "alternate_title1" not in record
    whole = read(to_ris(replace(lantern, container_short=None, place=None)))
    assert (whole["secondary_title"], whole["custom3"]) == (lantern.container, lantern.container)
    assert (whole["place_published"], whole.get("custom1")) == ("Reykjavík", None)


@pytest.mark.parametrize(
    ("name", "tag"), [("chapter", "series_number"), ("book", "note"), ("inproceedings", "notes")]
)
def test_number_in_a_series_is_no_volume_and_no_issue(name: str, tag: str) -> None:
    record = read(to_ris(replace(REFERENCES[name], number="S-7")))
    assert "S-7" in str(record[tag])
    assert record["volume"] == REFERENCES[name].volume
    assert "number" not in record


def test_editor_of_a_book_is_no_editor_of_a_series() -> None:
    record = read(to_ris(REFERENCES["book-edited"]))
    assert record["tertiary_authors"] == ["García Márquez, José Luis", "Sample, Max, Jr."]


def test_records_of_a_list_follow_each_other() -> None:
    text = ris_text(list(REFERENCES.values()))
    records = rispy.loads(text, newline="\r\n")
    assert [record["id"] for record in records] == [one.key for one in REFERENCES.values()]
    assert rispy.loads(text.replace("\r\n", "\n")) == records
