"""Every file of the site that is text and no page."""

from __future__ import annotations

import datetime as dt
import operator
from collections.abc import Callable, Iterator
from typing import Any

from . import cv_json
from .citations.formats import CITATION_FORMATS
from .cv import CurriculumVitae
from .feeds import feed_files
from .library import Library
from .markdown_twins import twin_files
from .page_view import PageView
from .paths import citation_path
from .settings import Settings
from .sitemap import robots_text, sitemap_text


def site_files(
    library: Library,
    cv: CurriculumVitae,
    pages: tuple[PageView, ...],
    html: dict[str, str],
    texts: dict[str, str],
    settings: Settings,
    today: dt.date,
    keep: Callable[..., Any] = operator.call,
) -> Iterator[tuple[str, str]]:
    """Yield the path and text of each file.

    `html` are the texts of articles as they are rendered, `texts` as they are written, by path.

    No date after `today` is given as the day on which something came out or changed. `keep` calls a
    function of plain values, or knows what it gives.
    """
    yield from _citations(library)
    yield from feed_files(library, html, settings, today, keep)
    yield cv_json.PATH, cv_json.resume_json(cv, settings)
    yield from twin_files(pages, library, cv, texts, settings, keep)
    yield "/sitemap.xml", sitemap_text(pages, library, settings, today)
    yield "/robots.txt", robots_text(settings)


def _citations(library: Library) -> Iterator[tuple[str, str]]:
    publications = tuple(library.publications.values())
    for form in CITATION_FORMATS:
        for publication in publications:
            yield citation_path(publication, form.extension), form.text([publication.reference])
        path = f"/publications/publications.{form.extension}"
        yield path, form.text([publication.reference for publication in publications])
