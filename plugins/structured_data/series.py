"""Posts in several parts: their order is that of their numbers, or of their dates without any."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from .identifiers import slug
from .records import Article


@dataclass(frozen=True)
class Series:
    """A series: its posts in their order."""

    slug: str
    name: str
    parts: tuple[Article, ...]

    def position(self, article: Article) -> int:
        """Return the number of a part: the one it has, or else its place among all."""
        return article.part or self.parts.index(article) + 1

    def before(self, article: Article) -> Article | None:
        place = self.parts.index(article)
        return self.parts[place - 1] if place else None

    def after(self, article: Article) -> Article | None:
        return next(iter(self.parts[self.parts.index(article) + 1 :]), None)


def by_slug(articles: Iterable[Article]) -> dict[str, Series]:
    """Return the slug of each series -> its posts among these."""
    found: dict[str, list[Article]] = {}
    for article in articles:
        if article.series:
            found.setdefault(slug(article.series), []).append(article)
    return {
        key: Series(key, str(parts[0].series), tuple(parts))
        for key in sorted(found)
        for parts in [sorted(found[key], key=order)]
    }


def order(article: Article) -> tuple[tuple[int, ...], str]:
    """Return what the parts of a series are sorted by."""
    return ((article.part,) if article.part else article.date.order), article.slug
