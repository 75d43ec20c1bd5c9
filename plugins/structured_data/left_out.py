"""Articles that Pelican has left out, which it only logs."""

from __future__ import annotations

from collections.abc import Container, Iterable

from .errors import Place, Problem
from .paths import article_path
from .records import Article


def left_out(articles: Iterable[Article], read: Container[str]) -> list[Problem]:
    """Return a problem for each of some articles that is at none of the paths that were read."""
    return [
        Problem(Place(article.place.file, 1), "was left out by Pelican (see its log above)")
        for article in articles
        if article_path(article) not in read
    ]
