"""The page of a talk, and the list of all."""

from __future__ import annotations

from ..library import Library
from ..page_view import PageView
from ..paths import talk_path
from ..records import Talk
from ..settings import Settings
from .entries import (
    legend,
    page_line,
    people_names,
    publications_list,
    source_links,
    talk_line,
    talk_place,
)
from .text import bullets, document, escaped, facts, heading, link, section


def talk_twin(talk: Talk, library: Library, settings: Settings) -> str:
    address = settings.absolute(talk_path(talk) or "/talks/")
    papers = talk.publications
    speakers = people_names(talk.speakers, library.owner, settings)
    return document(
        heading(talk.title, 1),
        escaped(talk_place(talk)),
        f"Given by {speakers}" if speakers else "",
        escaped(talk.summary or ""),
        facts(
            (
                ("Page", link(address, address)),
                ("Date", talk.date.words if talk.date else ""),
                ("Where", escaped(talk.where) if talk.address else ""),
                ("Slides", link(talk.slides, talk.slides) if talk.slides else ""),
                ("Video", link(talk.video, talk.video) if talk.video else ""),
                ("Sources", source_links(talk.sources)),
            )
        ),
        section(
            f"On the paper{'s' if len(papers) > 1 else ''}", publications_list(papers, settings)
        ),
        legend(papers),
    )


def talks_twin(view: PageView, library: Library, settings: Settings) -> str:
    return document(
        heading(view.title, 1),
        escaped(view.description),
        page_line(view.path, settings),
        bullets(talk_line(talk, settings) for talk in library.talks.values()),
    )
