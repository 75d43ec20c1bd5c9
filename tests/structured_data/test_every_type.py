"""One work of every type of entry, as tests/cases/library has them: what is said of each."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from structured_data.citations.highwire import highwire_tags
from structured_data.cv_entries import credits_in, publication_entry
from structured_data.graph.publications import publication_node
from structured_data.library import Library
from structured_data.loading import load_library
from structured_data.open_graph import open_graph_tags
from structured_data.page_view import site_pages
from structured_data.publication_facts import publication_facts
from structured_data.records import PageRange
from structured_data.records.entry_types import ENTRY_TYPES
from structured_data.records.references import REFERENCE_TYPES
from structured_data.settings import Settings

from commands.inspect.zotero import item_type

CASES = Path(__file__).parents[1] / "cases"
TODAY = dt.date(2026, 1, 1)

KEYS = [
    *("article", "conference", "workshop", "preprint", "preprint-elsewhere", "thesis"),
    *("report", "chapter", "book", "software", "dataset"),
]


@pytest.fixture(scope="module")
def works() -> Library:
    return load_library(CASES / "library/content/data", TODAY)


def test_every_type_of_entry_has_a_case(works: Library) -> None:
    assert sorted(works.publications) == sorted(KEYS)
    types = {publication.type for publication in works.publications.values()}
    assert types == {type_.reference for type_ in ENTRY_TYPES.values()}
    assert types == set(REFERENCE_TYPES) - {"webpage", "other"}


@pytest.mark.parametrize("key", KEYS)
def test_node_is_written_as_its_case(
    works: Library, settings: Settings, key: str, golden: Callable[[str, str], None]
) -> None:
    node = publication_node(works.publications[key], works, settings)
    golden(f"publications/{key}.jsonld", json.dumps(node, ensure_ascii=False, indent=2) + "\n")


@pytest.mark.parametrize("key", KEYS)
def test_tags_are_written_as_their_case(
    works: Library, settings: Settings, key: str, golden: Callable[[str, str], None]
) -> None:
    tags = highwire_tags(works.publications[key], settings)
    golden(f"publications/{key}.meta.txt", "".join(f"{name}: {text}\n" for name, text in tags))


def test_zotero_knows_each_by_its_tags(works: Library, settings: Settings) -> None:
    views = {view.subject.key: view for view in site_pages(works) if view.kind == "publication"}
    types = {}
    for key in KEYS:
        shared = open_graph_tags(views[key], works, settings, None)
        types[key] = item_type([*shared, *highwire_tags(works.publications[key], settings)])
    assert types == {
        "article": "journalArticle",
        "conference": "conferencePaper",
        "workshop": "conferencePaper",
        "preprint": "preprint",
        "preprint-elsewhere": "preprint",
        "thesis": "thesis",
        "report": "report",
        "chapter": "bookSection",
        "book": "book",
        "software": "computerProgram",
        "dataset": "dataset",
    }


def test_zotero_knows_a_manuscript(works: Library, settings: Settings) -> None:
    article = works.publications["article"]
    reference = replace(article.reference, status="submitted", container=None)
    tags = highwire_tags(replace(article, reference=reference), settings)
    assert item_type([("og:type", "article"), *tags]) == "manuscript"


def test_lists_say_where_each_appeared(works: Library) -> None:
    words = {key: works.publications[key].venue_words for key in KEYS}
    assert words == {
        "article": "J. Light",
        "conference": "INVENT 2025",
        "workshop": "Workshop on Small Fires",
        "preprint": "Preprint, Nov 2025",
        "preprint-elsewhere": "Preprint, Open Papers, Feb 2022",
        "thesis": "PhD thesis, University of Example, Jun 2022",
        "report": "Technical report, University of Example, 2021",
        "chapter": "The Book of Lamps",
        "book": "Book, Acme & Sons, 2019",
        "software": "Software, Jan 2018",
        "dataset": "Dataset, Data House, 2017",
    }


def test_what_each_is_called(works: Library) -> None:
    kinds = {key: works.publications[key].kind for key in KEYS}
    assert kinds == {
        "article": "journal article",
        "conference": "conference paper",
        "workshop": "workshop paper",
        "preprint": "preprint",
        "preprint-elsewhere": "preprint",
        "thesis": "PhD thesis",
        "report": "Technical report",
        "chapter": "chapter",
        "book": "book",
        "software": "software",
        "dataset": "dataset",
    }


def test_page_says_where_and_when_each_appeared(works: Library) -> None:
    facts = {key: publication_facts(works.publications[key]) for key in KEYS}
    assert facts == {
        "article": {
            "In": "Journal of Light, volume 12, issue 3, pages 81–95",
            "Publisher": "Acme & Sons",
            "Published": "May 2024",
        },
        "conference": {
            "In": "Proceedings of the 7th Conference on Invented Systems, volume 7, page 7",
            "Held": "Reykjavík, June 3–5, 2025",
            "Publisher": "Acme & Sons",
            "ISBN": "978-1-4503-0000-1",
        },
        "workshop": {"In": "Workshop on Small Fires", "Held": "July 9, 2023"},
        "preprint": {"Posted": "November 30, 2025"},
        "preprint-elsewhere": {"Publisher": "Open Papers", "Posted": "February 1, 2022"},
        "thesis": {
            "Institution": "University of Example, Nowhere",
            "Published": "June 2022",
        },
        "report": {"Institution": "University of Example, UEx-2021-7", "Published": "2021"},
        "chapter": {
            "In": "The Book of Lamps, chapter 4, pages 101–120",
            "Edited by": "Max Sample Jr., The Lamp Group",
            "Publisher": "Acme & Sons",
            "Edition": "2",
            "Published": "2020",
            "ISBN": "0-306-40615-2",
        },
        "book": {
            "Edited by": "Max Sample Jr.",
            "Publisher": "Acme & Sons, Nowhere",
            "Edition": "3",
            "Published": "2019",
            "ISBN": "978-0-306-40615-7",
        },
        "software": {"Version": "1.4.2", "Published": "January 15, 2018"},
        "dataset": {"Publisher": "Data House", "Version": "2", "Published": "2017"},
    }


def test_page_and_cv_tell_series_volume_and_pages_apart(works: Library) -> None:
    def said(key: str, **changes: Any) -> tuple[dict[str, str], str]:
        paper = works.publications[key]
        paper = replace(paper, reference=replace(paper.reference, **changes), note=None)
        facts = publication_facts(paper)
        asked = {
            label: facts[label] for label in ("In", "Where", "Series", "Volume") if label in facts
        }
        return asked, publication_entry(paper, credits_in(works)).place

    light = "Journal of Light"
    assert said("article", pages=PageRange("e17", None), number=None) == (
        {"In": f"{light}, volume 12, page e17"},
        f"{light} (J. Light), volume 12, page e17",
    )
    assert said("conference", series="Lamps", number="4") == (
        {
            "In": "Proceedings of the 7th Conference on Invented Systems, volume 7, page 7",
            "Series": "Lamps 4",
        },
        "Proceedings of the 7th Conference on Invented Systems (INVENT 2025), Lamps 4, volume 7, "
        "page 7",
    )
    assert said("book", series="Short Books", number="4", volume="9") == (
        {"Series": "Short Books 4", "Volume": "9"},
        "Book, Short Books 4, volume 9, Acme & Sons",
    )
    assert said("book", volume="9") == ({"Volume": "9"}, "Book, volume 9, Acme & Sons")


def test_versions_stand_oldest_first_and_a_preprint_is_one(works: Library) -> None:
    versions = works.publications["article"].versions
    assert [(version.kind, str(version.date), version.words) for version in versions] == [
        ("workshop", "2023-07-09", "Workshop paper, Workshop on Small Fires"),
        ("preprint", "2023-10-02", "Preprint, arXiv:2310.00001"),
        ("conference", "None", "Conference paper, INVENT 2025"),
    ]
    assert [version.address for version in versions] == [
        "https://fires.example/lamps",
        "https://arxiv.org/abs/2310.00001",
        "https://doi.org/10.5555/invent.1",
    ]
    assert works.publications["preprint"].versions == ()


def test_work_that_is_not_out_says_what_it_waits_for(works: Library) -> None:
    reference = replace(works.publications["conference"].reference, date=None, status="accepted")
    waiting = replace(works.publications["conference"], reference=reference)
    assert (waiting.venue_words, waiting.status_words, waiting.period) == (
        "INVENT 2025",
        "Accepted",
        "Accepted",
    )
