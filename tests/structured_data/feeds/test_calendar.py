"""The calendar of talks, as text and as a calendar program reads it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from icalendar import Calendar
from structured_data.feeds import feed_files, site_feeds
from structured_data.library import Library
from structured_data.settings import Settings

PATH = "/feeds/talks.ics"


def test_calendar_is_written_as_its_case(
    feeds: dict[str, str], golden: Callable[[str, str], None]
) -> None:
    assert feeds[PATH].count("\n") == feeds[PATH].count("\r\n")
    golden(PATH.removeprefix("/"), feeds[PATH].replace("\r\n", "\n"))


def test_talk_whose_days_are_known_is_an_event_of_whole_days(feeds: dict[str, str]) -> None:
    calendar = Calendar.from_ical(feeds[PATH])
    assert calendar.errors == []
    (event,) = calendar.walk("VEVENT")
    assert event.errors == []
    assert {name.lower(): event.decoded(name) for name in event} == {
        "uid": "talk-lantern-invent-2025@ada.example",
        "dtstamp": dt.datetime(2025, 6, 4, tzinfo=dt.UTC),
        "dtstart": dt.date(2025, 6, 4),
        "dtend": dt.date(2025, 6, 6),  # RFC 5545: the day after
        "summary": "Oral presentation at INVENT 2025: Lantern: serving éclairs by one lamp",
        "description": "One lamp, and what it lights.",
        "location": "INVENT 2025, University of Example, Hall 2, Reykjavík, Iceland",
        "url": "https://ada.example/talks/lantern-invent-2025/",
        "transp": "TRANSPARENT",
    }
    assert event["summary"].params == {"LANGUAGE": "is"}


def test_no_day_is_known_so_there_is_no_calendar(
    library: Library, html: dict[str, str], settings: Settings, today: dt.date
) -> None:
    talks = {key: talk for key, talk in library.talks.items() if key != "lantern-invent-2025"}
    without = replace(library, talks=talks)
    assert PATH not in dict(feed_files(without, html, settings, today))
    assert PATH not in {feed.path for feed in site_feeds(without, settings)}


def test_line_is_folded_and_comes_back_whole(
    library: Library, html: dict[str, str], settings: Settings, today: dt.date
) -> None:
    title = "On lamps; and, in part, on the dark:\\n " + "ééé " * 40 + "end"
    talk = replace(library.talks["lantern-invent-2025"], title=title)
    strange = replace(library, talks={talk.key: talk})
    text = dict(feed_files(strange, html, settings, today))[PATH]
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    (event,) = Calendar.from_ical(text).walk("VEVENT")
    assert str(event["summary"]) == f"Oral presentation at INVENT 2025: {title}"


def test_talk_of_another_site_on_the_host_is_another_event(
    library: Library, html: dict[str, str], settings: Settings, today: dt.date
) -> None:
    below = replace(settings, site_url="https://ada.example/site")
    (event,) = Calendar.from_ical(dict(feed_files(library, html, below, today))[PATH]).walk(
        "VEVENT"
    )
    assert str(event["uid"]) == "talk-lantern-invent-2025@ada.example/site"
