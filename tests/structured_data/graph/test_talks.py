from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from structured_data.dates import DateSpan, PartialDate
from structured_data.graph.talks import event_node, talk_contents
from structured_data.library import Library
from structured_data.records import Talk
from structured_data.settings import Settings


@pytest.fixture
def talk(library: Library) -> Talk:
    """A talk of which everything is known."""
    return library.talks["lantern-invent-2025"]


def test_place_of_an_event_is_a_place_and_not_the_conference(
    talk: Talk, library: Library, settings: Settings
) -> None:
    node = event_node(replace(talk, address=None), library, settings)
    assert node
    assert node["location"] == {
        "@type": "Place",
        "name": "Reykjavík, Iceland",
        "address": {"@type": "PostalAddress", "addressLocality": "Reykjavík, Iceland"},
    }
    assert (node["startDate"], node["endDate"]) == ("2025-06-04", "2025-06-05")


@pytest.mark.parametrize("key", ["poster-2024", "lamps-at-acme"])
def test_talk_without_a_day_is_no_event(library: Library, settings: Settings, key: str) -> None:
    assert event_node(library.talks[key], library, settings) is None


@pytest.mark.parametrize(
    "change",
    [
        {"place": None, "address": None},
        {"place": None, "virtual": True},
        {"virtual": True},
        {"date": DateSpan.parse("2025-06")},
        {"date": DateSpan.parse("2025-06-04/2025-07")},
        {"date": None},
    ],
)
def test_talk_without_a_place_or_without_days_is_no_event(
    talk: Talk, library: Library, settings: Settings, change: dict[str, Any]
) -> None:
    talk = replace(talk, **change)
    assert event_node(talk, library, settings) is None
    assert [paper["name"] for paper in talk_contents(talk, library, settings)["about"]]


def test_event_of_one_day_begins_and_ends_on_it(
    talk: Talk, library: Library, settings: Settings
) -> None:
    node = event_node(replace(talk, date=DateSpan.parse("2025-06-04")), library, settings)
    assert node
    assert (node["startDate"], node["endDate"]) == ("2025-06-04", "2025-06-04")


def test_speakers_of_an_event_stand_in_order_and_nobody_where_none_is_known(
    talk: Talk, library: Library, settings: Settings
) -> None:
    node = event_node(talk, library, settings)
    assert node
    speakers = [performer["name"] for performer in node["performer"]]
    assert speakers == ["José Luis García Márquez", "Ada Example"]
    assert "performer" not in (event_node(replace(talk, speakers=()), library, settings) or {})


@pytest.mark.parametrize(
    "change",
    [
        {"video_thumbnail": None},
        {"video_date": None},
        {"video_date": PartialDate(2025, 7)},
    ],
)
def test_recording_of_which_something_is_not_known_is_the_page_it_is_seen_on(
    talk: Talk, library: Library, settings: Settings, change: dict[str, Any]
) -> None:
    known, unknown = (
        event_node(one, library, settings) or {} for one in (talk, replace(talk, **change))
    )
    assert known["recordedIn"]["uploadDate"] == "2025-07-01"
    seen = {
        "@type": "WebPage",
        "name": "Video: Lantern: serving éclairs by one lamp",
        "url": "https://lantern.example/talk",
    }
    assert unknown == {**known, "recordedIn": seen}
    online = replace(talk, place=None, virtual=True, **change)
    contents = talk_contents(online, library, settings)
    assert contents["mentions"][-1] == seen
    assert contents["video"] is None


def test_talk_without_a_recording_names_none(
    talk: Talk, library: Library, settings: Settings
) -> None:
    assert "recordedIn" not in (event_node(replace(talk, video=None), library, settings) or {})


def test_event_says_what_it_was_and_shows_the_picture_of_its_page(
    talk: Talk, library: Library, settings: Settings
) -> None:
    picture = {"@type": "ImageObject", "@id": "https://ada.example/pictures/1.png"}
    node = event_node(talk, library, settings, picture)
    assert node
    assert node["image"] == {"@id": "https://ada.example/pictures/1.png"}
    words = "Oral presentation at INVENT 2025, June 4–5, 2025."
    assert node["description"] == f"{words} One lamp, and what it lights."


def test_page_of_a_talk_that_is_no_event_names_papers_speakers_slides_and_recording(
    talk: Talk, library: Library, settings: Settings
) -> None:
    contents = talk_contents(replace(talk, place=None, virtual=True), library, settings)
    assert [node["@type"] for node in contents["about"]] == ["ScholarlyArticle"]
    assert [node["@type"] for node in contents["mentions"]] == [
        "Person",
        "Person",
        "PresentationDigitalDocument",
    ]
    assert contents["video"]["@type"] == "VideoObject"
    assert talk_contents(talk, library, settings) == {}
