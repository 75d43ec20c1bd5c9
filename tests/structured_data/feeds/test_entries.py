"""What feeds say of papers and talks: dates that are known, and ids that stay."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from structured_data.dates import DateSpan, PartialDate
from structured_data.feeds.entries import (
    Attachment,
    article_entry,
    publication_entry,
    talk_entry,
    whole_days,
)
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
    library: Library, settings: Settings, today: dt.date, key: str, published: str, updated: str
) -> None:
    entry = publication_entry(library.publications[key], library, settings, today)
    assert entry
    assert (str(entry.published), str(entry.updated)) == (published, updated)


def test_paper_that_is_still_to_come_is_no_entry_and_its_planned_date_no_news(
    library: Library, settings: Settings, today: dt.date
) -> None:
    owl = library.publications["owl"]
    planned = replace(owl, reference=replace(owl.reference, status="submitted"))
    assert publication_entry(planned, library, settings, today) is None


@pytest.mark.parametrize(
    ("key", "day", "dates"),
    [
        ("owl", dt.date(2025, 11, 29), None),
        ("owl", dt.date(2025, 11, 30), ("2025-11-30", "2025-11-30")),
        ("lantern", dt.date(2025, 6, 2), ("2025-01-02", "2025-02-01")),  # before the conference
    ],
)
def test_day_that_is_still_to_come_is_no_date_of_a_paper(
    library: Library, settings: Settings, key: str, day: dt.date, dates: tuple[str, str] | None
) -> None:
    entry = publication_entry(library.publications[key], library, settings, day)
    assert (entry and (str(entry.published), str(entry.updated))) == dates


def test_talk_is_an_entry_from_its_first_day_on(library: Library, settings: Settings) -> None:
    talk = library.talks["lantern-invent-2025"]
    assert talk_entry(talk, library, settings, dt.date(2025, 6, 3)) is None
    assert talk_entry(talk, library, settings, dt.date(2025, 6, 4))


def test_id_of_a_paper_or_talk_stays_when_all_else_changes(
    library: Library, settings: Settings, today: dt.date
) -> None:
    owl, talk = library.publications["owl"], library.talks["lantern-invent-2025"]
    later = PartialDate(2025, 12, 3)
    journal = replace(owl.reference, type="article", title="Owls", date=later)
    moved = replace(talk, title="Lamps", event=None, place="Oslo", date=DateSpan(later, later))
    paper = publication_entry(replace(owl, reference=journal), library, settings, today)
    assert [
        entry.id for entry in (paper, talk_entry(moved, library, settings, today)) if entry
    ] == [
        "https://ada.example/publications/owl/",
        "https://ada.example/talks/lantern-invent-2025/",
    ]


def test_id_of_a_post_stays_when_its_title_changes_and_its_file_moves_into_a_folder(
    site: Path, load: Callable[[], Library], settings: Settings
) -> None:
    ids = set()
    for name, title in (("lamps.md", "Lamps"), ("lamps/index.md", "On lamps")):
        file = site / "content/blog" / name
        file.parent.mkdir(exist_ok=True)
        text = f"Title: {title}\nDate: 2025-05-06\nSummary: On lamps.\n\nLamps.\n"
        file.write_text(text, encoding="utf-8")
        library = load()
        (post,) = (article for article in library.articles if article.slug == "lamps")
        ids.add(article_entry(post, "", library, settings).id)
        file.unlink()
    assert ids == {"tag:ada.example,2025:/blog/lamps/"}


def test_pdf_of_a_paper_is_attached_and_linked(
    library: Library, settings: Settings, today: dt.date
) -> None:
    owl = replace(library.publications["owl"], pdf=Pdf("content/publications/owl.pdf", 4096))
    entry = publication_entry(owl, library, settings, today)
    assert entry
    address = "https://ada.example/publications/owl/owl.pdf"
    assert entry.attachment == Attachment(address, "application/pdf", 4096)
    assert f'<li><a href="{address}">PDF</a></li>' in entry.html


def test_title_of_a_retracted_paper_says_so(
    library: Library, settings: Settings, today: dt.date
) -> None:
    entry = publication_entry(library.publications["night-lights"], library, settings, today)
    assert entry
    assert entry.title == "Night Lights [retracted]"


def test_talk_without_a_date_is_no_entry(
    library: Library, settings: Settings, today: dt.date
) -> None:
    assert talk_entry(library.talks["lamps-at-acme"], library, settings, today) is None


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
