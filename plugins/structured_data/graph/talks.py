"""Event: a talk that had a day and a place."""

from __future__ import annotations

from ..library import Library
from ..paths import talk_path
from ..records import Talk
from ..settings import Settings
from . import ids
from .node import Node, node, reference
from .people import organization_node
from .publications import publication_reference


def event_node(talk: Talk, library: Library, settings: Settings) -> Node | None:
    """Return the node of a talk; None where its day or its place is not known."""
    path = talk_path(talk)
    if not (talk.date and talk.date.start.day and talk.place and path):
        return None
    page = settings.absolute(path)
    return node(
        "EducationEvent",
        ids.talk(settings, talk),
        name=talk.title,
        startDate=str(talk.date.start),
        endDate=str(talk.date.end),
        location=node("Place", name=talk.place, address=talk.place),
        organizer=organization_node(talk.organization, settings) if talk.organization else None,
        url=page,
        mainEntityOfPage=reference(page),
        workFeatured=[publication_reference(item, settings) for item in talk.publications],
    )
