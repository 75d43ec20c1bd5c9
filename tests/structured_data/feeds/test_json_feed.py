"""JSON Feed 1.1: news, posts, papers and talks in one."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

PATH = "/feeds/all.json"


@pytest.fixture(scope="module")
def document(feeds: dict[str, str]) -> Any:
    return json.loads(feeds[PATH])


def test_feed_is_written_as_its_case(
    feeds: dict[str, str], golden: Callable[[str, str], None]
) -> None:
    golden(PATH.removeprefix("/"), feeds[PATH])


def test_feed_names_itself_its_page_and_its_language(document: Any) -> None:
    del document["items"]
    assert document == {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Ada Example: everything",
        "home_page_url": "https://ada.example/",
        "feed_url": "https://ada.example/feeds/all.json",
        "language": "en",
    }


def test_all_that_is_out_stands_once_the_newest_first(feeds: dict[str, str]) -> None:
    items = json.loads(feeds[PATH])["items"]
    assert [item["id"] for item in items] == [
        "https://ada.example/publications/beacon/",
        "https://ada.example/publications/owl/",
        "tag:ada.example,2025:/news/lighthouse/",
        "https://ada.example/talks/lantern-invent-2025/",
        "tag:ada.example,2025:/blog/first-light/",
        "tag:ada.example,2025:/news/lantern-accepted/",
        "https://ada.example/publications/lantern/",
        "https://ada.example/talks/poster-2024/",
        "https://ada.example/publications/moth/",
        "https://ada.example/publications/ember/",
        "https://ada.example/publications/night-lights/",
    ]


def test_talk_whose_speakers_nobody_knows_is_given_by_nobody(feeds: dict[str, str]) -> None:
    document = json.loads(feeds[PATH])
    items = {item["id"]: item for item in document["items"]}
    assert "authors" not in items["https://ada.example/talks/poster-2024/"]
    assert "authors" not in document  # else they would be the authors of the talk


def test_date_without_a_day_is_never_one_with_a_day(feeds: dict[str, str]) -> None:
    items = {item["id"]: item for item in json.loads(feeds[PATH])["items"]}
    month = items["tag:ada.example,2025:/news/lighthouse/"]
    assert "date_published" not in month
    assert month["_dublin_core"]["date"] == "2025-10"
    day = items["tag:ada.example,2025:/blog/first-light/"]
    assert day["date_published"] == "2025-03-09T00:00:00+00:00"
    assert day["date_modified"] == "2025-04-01T00:00:00+00:00"
    assert "_dublin_core" not in day
