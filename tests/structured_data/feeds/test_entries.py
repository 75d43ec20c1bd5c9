"""What feeds say of papers and talks: dates that are known, and ids that stay."""

from __future__ import annotations

from dataclasses import replace

import pytest
from structured_data.dates import DateSpan, PartialDate
from structured_data.feeds.entries import Attachment, publication_entry, talk_entry, whole_days
from structured_data.library import Library
from structured_data.records.pdfs import Pdf
from structured_data.settings import Settings


@pytest.mark.parametrize(
    ("key", "published", "updated"),
    [
        ("lantern", "2025-01-02", "2025-06-03"),  # preprint, then acceptance, then conference
        ("moth", "2024", "2024"),
        ("owl", "2025-11-30", "2025-11-30"),
        ("beacon", "2025-12", "2025-12"),  # forthcoming: accepted is all that is known
        ("night-lights", "2022", "2022"),  # retracted, and out
    ],
)
def test_paper_came_out_with_its_first_version_and_changed_with_its_last(
    library: Library, settings: Settings, key: str, published: str, updated: str
) -> None:
    entry = publication_entry(library.publications[key], settings)
    assert entry
    assert (str(entry.published), str(entry.updated)) == (published, updated)


def test_paper_that_is_still_to_come_is_no_entry_and_its_planned_date_no_news(
    library: Library, settings: Settings
) -> None:
    owl = library.publications["owl"]
    planned = replace(owl, reference=replace(owl.reference, status="submitted"))
    assert publication_entry(planned, settings) is None


def test_id_of_a_paper_or_talk_stays_when_all_else_changes(
    library: Library, settings: Settings
) -> None:
    owl, talk = library.publications["owl"], library.talks["lantern-invent-2025"]
    later = PartialDate(2026, 2, 3)
    journal = replace(owl.reference, type="article", title="Owls", date=later)
    moved = replace(talk, title="Lamps", event=None, place="Oslo", date=DateSpan(later, later))
    paper = publication_entry(replace(owl, reference=journal), settings)
    assert [entry.id for entry in (paper, talk_entry(moved, settings)) if entry] == [
        "https://ada.example/publications/owl/",
        "https://ada.example/talks/lantern-invent-2025/",
    ]


def test_pdf_of_a_paper_is_attached_and_linked(library: Library, settings: Settings) -> None:
    owl = replace(library.publications["owl"], pdf=Pdf("content/publications/owl.pdf", 4096))
    entry = publication_entry(owl, settings)
    assert entry
    address = "https://ada.example/publications/owl/owl.pdf"
    assert entry.attachment == Attachment(address, "application/pdf", 4096)
    assert f'<li><a href="{address}">PDF</a></li>' in entry.html


def test_title_of_a_retracted_paper_says_so(library: Library, settings: Settings) -> None:
    entry = publication_entry(library.publications["night-lights"], settings)
    assert entry
    assert entry.title == "Night Lights [retracted]"


def test_talk_without_a_date_is_no_entry(library: Library, settings: Settings) -> None:
    assert talk_entry(library.talks["lamps-at-acme"], settings) is None


@pytest.mark.parametrize(
    ("written", "days"),
    [
        ("2025-06-04/2025-06-05", ("2025-06-04", "2025-06-05")),
        ("2025-06-04", ("2025-06-04", "2025-06-04")),
        ("2025-06-04/2025-07", None),
        ("2025-06", None),
        ("2025", None),
    ],
)
def test_days_of_a_talk_are_known_or_not(
    library: Library, written: str, days: tuple[str, str] | None
) -> None:
    talk = replace(library.talks["lantern-invent-2025"], date=DateSpan.parse(written))
    found = whole_days(talk)
    assert (found and tuple(map(str, found))) == days
