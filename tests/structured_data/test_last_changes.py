from __future__ import annotations

import datetime as dt

import pytest
from structured_data.last_changes import last_change
from structured_data.library import Library
from structured_data.page_view import PageView

# What is newest on each page: the paper that came out last, the award of a paper, ...
NEWEST = {
    "/": "2025-12",  # the acceptance of Beacon
    "/publications/": "2025-12",
    "/publications/theme/lamps/": "2025-06-04",
    "/publications/year/2024/": "2024",
    "/publications/beacon/": "2025-12",
    "/publications/lantern/": "2025-07-01",  # a talk on it can be seen
    "/publications/moth/": "2024",
    "/blog/": "2025-04-01",
    "/blog/first-light/": "2025-04-01",  # when it was revised
    "/news/": "2025-10",
    "/news/lighthouse/": "2025-10",
    "/talks/": "2025-07-01",
    "/talks/poster-2024/": "2024-05",
    "/collaborators/": "2025-12",
    "/collaborators/li-na/": "2024",
    "/tags/lamps/": "2025-06-04",
    "/cv/": "2025-12",
    "/404.html": "None",
}


@pytest.mark.parametrize("path", NEWEST)
def test_page_changed_when_the_newest_of_what_it_shows_did(
    views: dict[str, PageView], library: Library, path: str
) -> None:
    assert str(last_change(views[path], library, dt.date(2026, 1, 1))) == NEWEST[path]


@pytest.mark.parametrize(
    ("today", "changed"),
    [
        ("2025-05-31", "2025-04-01"),  # the conference has not begun
        ("2025-06-03", "2025-06-03"),
        ("2024-01-01", "None"),
    ],
)
def test_what_is_to_come_has_changed_nothing(
    views: dict[str, PageView], library: Library, today: str, changed: str
) -> None:
    view = views["/publications/lantern/"]
    assert str(last_change(view, library, dt.date.fromisoformat(today))) == changed


def test_list_is_dated_by_what_it_shows_and_a_page_about_one_thing_is_not(
    views: dict[str, PageView],
) -> None:
    modified = {path: str(views[path].modified) for path in NEWEST}
    lists = ("/", "/publications/", "/blog/", "/news/", "/talks/", "/collaborators/", "/cv/")
    assert modified == {
        path: NEWEST[path] if path in (*lists, "/blog/first-light/") else "None" for path in NEWEST
    }
