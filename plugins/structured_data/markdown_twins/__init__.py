"""The Markdown twin of each page: index.md beside index.html, made from the same records.

    text            escaped pieces of Markdown
    entries         one line of a list: a paper, an article, a talk
    home, publications, articles, talks, people, cv, tags    the pages, by family
    article_source  the text of a post, its links whole and its citations in words
    llms            llms.txt, which lists the twins

A twin is a page, as the theme is: it shows what the writers of `citations` write.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from ..cv import CurriculumVitae
from ..facets import FacetValue
from ..library import Library, Tag
from ..page_view import PageView
from ..paths import article_path
from ..records import Article, Person, Publication, Talk
from ..series import Series
from ..settings import Settings
from .article_source import article_source
from .articles import article_twin, section_twin, series_twin
from .cv import cv_twin
from .home import home_twin
from .llms import llms_text
from .people import collaborator_twin, collaborators_twin
from .publications import facet_twin, publication_twin, publications_twin
from .tags import tag_twin
from .talks import talk_twin, talks_twin


def twin_files(
    views: Sequence[PageView],
    library: Library,
    cv: CurriculumVitae,
    texts: Mapping[str, str],
    settings: Settings,
    keep: Callable[..., Any] = operator.call,
) -> Iterator[tuple[str, str]]:
    """Yield the path and the text of each twin, and of llms.txt; `texts` are of the articles.

    `keep` calls a function of plain values, or knows what it gives.
    """
    sources = {
        path: article_source(article, texts[path], settings, keep)
        for article in library.articles
        for path in [article_path(article)]
    }
    for view in views:
        if view.twin:
            yield view.twin, _twin_text(view, library, cv, sources, settings)
    yield "/llms.txt", llms_text(views, library, settings)


def _twin_text(
    view: PageView,
    library: Library,
    cv: CurriculumVitae,
    sources: Mapping[str, str],
    settings: Settings,
) -> str:
    """Return the twin of a page, in Markdown."""
    match view.subject:
        case Publication():
            return publication_twin(view.subject, library, settings)
        case Article():
            return article_twin(view.subject, sources[view.path], library, settings)
        case Talk():
            return talk_twin(view.subject, library, settings)
        case Person():
            return collaborator_twin(view.subject, library, settings)
        case FacetValue():
            return facet_twin(view, view.subject, settings)
        case Series():
            return series_twin(view, view.subject, settings)
        case Tag():
            return tag_twin(view, view.subject, settings)
    return _list_text(view, library, cv, sources, settings)


def _list_text(
    view: PageView,
    library: Library,
    cv: CurriculumVitae,
    sources: Mapping[str, str],
    settings: Settings,
) -> str:
    """Return the twin of a page that is about no single record."""
    match view.kind:
        case "home":
            return home_twin(library, settings)
        case "publications":
            return publications_twin(view, library, settings)
        case "talks":
            return talks_twin(view, library, settings)
        case "collaborators":
            return collaborators_twin(view, library, settings)
        case "cv":
            return cv_twin(view, cv, settings)
        case "writing" | "news":
            return section_twin(view, library, sources, settings)
    raise ValueError(f"{view.kind} has no twin")


__all__ = ["twin_files"]
