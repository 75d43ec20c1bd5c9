"""A talk: an Event where it had a day and a place, with its recording and its slides."""

from __future__ import annotations

from ..library import Library
from ..paths import talk_path
from ..records import Talk
from ..settings import Settings
from . import ids
from .node import Node, node, reference
from .people import author_node, organization_node
from .works import publication_reference


def event_node(
    talk: Talk, library: Library, settings: Settings, picture: Node | None = None
) -> Node | None:
    """Return the node of a talk, whose page holds `picture`; None without its day or its place."""
    path = talk_path(talk)
    where = _place(talk)
    if not (talk.date and talk.date.start.day and talk.date.end.day and where and path):
        return None
    page = settings.absolute(path)
    return node(
        "EducationEvent",
        ids.talk(settings, talk),
        name=talk.title,
        description=talk.description,
        startDate=str(talk.date.start),
        endDate=str(talk.date.end),
        eventStatus="https://schema.org/EventScheduled",
        eventAttendanceMode="https://schema.org/OfflineEventAttendanceMode",
        image=reference(picture["@id"]) if picture else None,
        location=where,
        performer=[author_node(person, library, settings) for person in talk.speakers],
        organizer=organization_node(talk.organization, settings) if talk.organization else None,
        inLanguage=talk.language,
        url=page,
        mainEntityOfPage=reference(page),
        workFeatured=[*_papers(talk, settings), *_slides(talk)],
        recordedIn=_recording(talk) or _video_page(talk),
    )


def talk_contents(talk: Talk, library: Library, settings: Settings) -> Node:
    """Return what the page of a talk says of it where the talk is no Event."""
    if event_node(talk, library, settings):
        return {}
    speakers = [author_node(person, library, settings) for person in talk.speakers]
    return {
        "about": _papers(talk, settings),
        "mentions": list(filter(None, (*speakers, *_slides(talk), _video_page(talk)))),
        "video": _recording(talk),
    }


def _place(talk: Talk) -> Node | None:
    if talk.virtual or not talk.where:
        return None
    address = node("PostalAddress", streetAddress=talk.address, addressLocality=talk.place)
    return node("Place", name=talk.where, address=address)


def _papers(talk: Talk, settings: Settings) -> list[Node]:
    return [publication_reference(item, settings) for item in talk.publications]


def _slides(talk: Talk) -> list[Node]:
    if not talk.slides:
        return []
    return [node("PresentationDigitalDocument", name=f"Slides: {talk.title}", url=talk.slides)]


def _recording(talk: Talk) -> Node | None:
    """Return the recording; None where what a VideoObject needs is not all known."""
    day = talk.video_date if talk.video_date and talk.video_date.day else None
    if not (talk.video and talk.video_thumbnail and day):
        return None
    return node(
        "VideoObject",
        name=talk.title,
        description=talk.description,
        thumbnailUrl=talk.video_thumbnail,
        uploadDate=str(day),
        url=talk.video,
        inLanguage=talk.language,
    )


def _video_page(talk: Talk) -> Node | None:
    """Return where the recording is seen, where no more is known of it."""
    if not talk.video or _recording(talk):
        return None
    return node("WebPage", name=f"Video: {talk.title}", url=talk.video)
