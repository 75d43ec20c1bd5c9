from __future__ import annotations

from dataclasses import replace

import pytest
from structured_data.dates import DateSpan
from structured_data.graph.talks import event_node
from structured_data.library import Library
from structured_data.settings import Settings


def test_place_of_an_event_is_a_place_and_not_the_conference(
    library: Library, settings: Settings
) -> None:
    node = event_node(library.talks["lantern-invent-2025"], library, settings)
    assert node
    assert node["location"] == {
        "@type": "Place",
        "name": "Reykjavík, Iceland",
        "address": "Reykjavík, Iceland",
    }
    assert (node["startDate"], node["endDate"]) == ("2025-06-04", "2025-06-05")


@pytest.mark.parametrize("key", ["poster-2024", "lamps-at-acme"])
def test_talk_without_a_day_is_no_event(library: Library, settings: Settings, key: str) -> None:
    assert event_node(library.talks[key], library, settings) is None


def test_talk_without_a_place_is_no_event(library: Library, settings: Settings) -> None:
    talk = replace(library.talks["lantern-invent-2025"], place=None)
    assert event_node(talk, library, settings) is None


def test_event_of_one_day_begins_and_ends_on_it(library: Library, settings: Settings) -> None:
    talk = replace(library.talks["lantern-invent-2025"], date=DateSpan.parse("2025-06-04"))
    node = event_node(talk, library, settings)
    assert node
    assert (node["startDate"], node["endDate"]) == ("2025-06-04", "2025-06-04")
