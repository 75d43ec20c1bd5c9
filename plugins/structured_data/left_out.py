"""What is not published: articles that Pelican leaves out, which it only logs, and held files."""

from __future__ import annotations

from collections.abc import Container, Iterable
from pathlib import Path

from .errors import Place, Problem
from .library import Library
from .linking.files import files_of_waiting
from .paths import article_path
from .records import Article
from .records.articles import SECTIONS


def left_out(articles: Iterable[Article], read: Container[str]) -> list[Problem]:
    """Return a problem for each of some articles that is at none of the paths that were read."""
    return [
        Problem(Place(article.place.file, 1), "was left out by Pelican (see its log above)")
        for article in articles
        if article_path(article) not in read
    ]


def files_held_back(paths: Iterable[str], library: Library, content: Path) -> set[str]:
    """Return those of some paths under `content` that belong to articles which are not out."""
    folders = tuple(f"{article.section}/{article.slug}/" for article in library.drafts)
    named = files_of_waiting(library.articles, library.drafts, content)
    sections = tuple(f"{name}/" for name in SECTIONS)
    return {
        path
        for path in paths
        if path.startswith(folders) or (path in named and path.startswith(sections))
    }
