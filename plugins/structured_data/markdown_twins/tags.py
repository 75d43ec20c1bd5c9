"""The page of a topic."""

from __future__ import annotations

from ..library import Tag
from ..page_view import PageView
from ..settings import Settings
from .entries import articles_list, legend, page_line, publications_list
from .text import document, escaped, heading, section


def tag_twin(view: PageView, tag: Tag, settings: Settings) -> str:
    return document(
        heading(view.title, 1),
        escaped(view.description),
        page_line(view.path, settings),
        section("Writing and news", articles_list(tag.articles, settings)),
        section("Papers", publications_list(tag.publications, settings)),
        legend(tag.publications),
    )
