"""Talks as a calendar (RFC 5545): those whose days are known, as events of whole days."""

from __future__ import annotations

import datetime as dt
from urllib.parse import urlsplit

from icalendar import Calendar, Event

from ..library import Library
from ..paths import talk_path
from ..records import Talk
from ..settings import Settings
from .entries import whole_days
from .feed import Feed


def calendar_text(feed: Feed, library: Library, settings: Settings) -> str:
    """Return the calendar of the talks."""
    host = urlsplit(settings.site_url).hostname
    calendar = Calendar()
    calendar.add("prodid", f"-//{host}//talks//{settings.language.upper()}")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", feed.title)  # what most programs show
    calendar.add("name", feed.title)  # what RFC 7986 made of it
    calendar.add("url", settings.absolute(feed.page))
    for talk in library.talks.values():
        if days := whole_days(talk):
            calendar.add_component(_event(talk, *days, settings))
    return str(calendar.to_ical().decode())


def _event(talk: Talk, first: dt.date, last: dt.date, settings: Settings) -> Event:
    """Return a talk as an event, stamped with its first day, so that every build writes the same.

    Its id holds no date, title or place, so that a change of those moves the event that is there.
    """
    event = Event()
    host = urlsplit(settings.site_url).hostname
    event.add("uid", f"talk-{talk.key}@{host}{settings.base}")
    event.add("dtstamp", dt.datetime.combine(first, dt.time(), dt.UTC))
    event.add("dtstart", first)
    event.add("dtend", last + dt.timedelta(days=1))  # the day after the last
    language = {"language": talk.language} if talk.language else {}
    event.add("summary", talk.heading, language)
    if talk.summary:
        event.add("description", talk.summary, language)
    organization = talk.organization.name if talk.organization else None
    if place := ", ".join(filter(None, (talk.event, organization, talk.where))):
        event.add("location", place)
    if path := talk_path(talk):
        event.add("url", settings.absolute(path))
    event.add("transp", "TRANSPARENT")  # it keeps nobody's day busy
    return event
