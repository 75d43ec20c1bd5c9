"""Where a reader of an article may go on to: its neighbours in time, and others on its subject."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from .identifiers import slug
from .library import Library
from .paths import article_path
from .records import Article
from .records.articles import SECTIONS

MOST = 3
# A paper in common says more than a topic.
PAPER, TOPIC = 2, 1
# Of all with a subject, how many to either side in time are looked at: one that every article has
# would cost the square of their number, and says little.
REACH = 12


@dataclass(frozen=True)
class FurtherReading:
    """The articles of the section before and after one; up to three that are related to it.

    `part_before` and `part_after` are its neighbours in a series.
    """

    older: Article | None
    newer: Article | None
    related: tuple[Article, ...]
    part_before: Article | None = None
    part_after: Article | None = None

    @property
    def ways(self) -> tuple[tuple[str, str, Article], ...]:
        """The label, the relation and the article of the ways on and back: by its series first.

        Parts of one day may stand the other way round in time: no article is in two ways.
        """
        newer = None if self.part_after or self.newer == self.part_before else self.newer
        older = None if self.part_before or self.older == self.part_after else self.older
        ways = (
            ("Next part", "next", self.part_after),
            ("Next", "next", newer),
            ("Previous part", "prev", self.part_before),
            ("Previous", "prev", older),
        )
        return tuple((label, relation, one) for label, relation, one in ways if one)


def further_reading(library: Library) -> dict[str, FurtherReading]:
    """Return the path of each article that is out -> what to read next."""
    related = _related(library.articles)
    return {
        (path := article_path(article)): FurtherReading(
            older, newer, related[path], *_parts_around(article, library)
        )
        for articles in map(library.section, SECTIONS)
        for newer, article, older in zip(
            (None, *articles), articles, (*articles[1:], None), strict=False
        )
    }


def _parts_around(article: Article, library: Library) -> tuple[Article | None, Article | None]:
    series = library.series_of(article)
    return (series.before(article), series.after(article)) if series else (None, None)


def _related(articles: tuple[Article, ...]) -> dict[str, tuple[Article, ...]]:
    """Return path -> the articles that share most with one, of equals the newest first."""
    subjects: dict[tuple[int, str], list[int]] = {}
    for number, article in enumerate(articles):
        for subject in _subjects(article):
            subjects.setdefault(subject, []).append(number)
    shared: list[Counter[int]] = [Counter() for _ in articles]
    for (weight, _), numbers in subjects.items():
        for place, number in enumerate(numbers):
            others = numbers[max(0, place - REACH) : place] + numbers[place + 1 : place + 1 + REACH]
            shared[number].update(dict.fromkeys(others, weight))
    return {
        article_path(article): tuple(islice(_others(article, articles, counts), MOST))
        for article, counts in zip(articles, shared, strict=True)
    }


def _others(
    article: Article, articles: tuple[Article, ...], counts: Counter[int]
) -> Iterator[Article]:
    """Yield the articles that share most with one, without its series, which its page lists."""
    for number in sorted(counts, key=lambda number: (-counts[number], number)):
        other = articles[number]
        if not article.series or other.series != article.series:
            yield other


def _subjects(article: Article) -> Iterator[tuple[int, str]]:
    """Yield the weight and the key of what an article is about: papers, and topics."""
    yield from ((PAPER, paper.key) for paper in article.mentioned)
    yield from dict.fromkeys((TOPIC, slug(tag)) for tag in article.tags)
