"""Whether the order of the posts of a series can be told, by their numbers or their dates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from .errors import Place, Problem
from .front_matter import read_front_matter
from .records import Article
from .series import by_slug, order


def part_problems(articles: Iterable[Article]) -> Iterator[Problem]:
    """Yield a problem for each post whose place in its series nobody could tell."""
    for series in by_slug(articles).values():
        numbered = [part for part in series.parts if part.part]
        for part in series.parts:
            if numbered and not part.part:
                other = numbered[0].place.file
                message = f"is missing, and {other} has one (number all parts, or none)"
                yield Problem(_place(part, "part"), message)
        yield from _shared_places(numbered or series.parts)


def _shared_places(parts: Sequence[Article]) -> Iterator[Problem]:
    for one, other in pairwise(parts):
        if order(one)[0] != order(other)[0]:
            continue
        if one.part:
            key, what, remedy = "part", f"{one.part}", "give each its own"
        else:
            key, what, remedy = "date", f"'{one.date}'", "add `Part: 1` and so on to all"
        message = f"{what} is that of {one.place.file}, of the same series ({remedy})"
        yield Problem(_place(other, key), message)


def _place(article: Article, key: str) -> Place:
    """Return the line of a field of an article, or its first where it has none."""
    lines = read_front_matter(Path(article.place.file), [])
    node = lines.fields.get(key) if lines else None
    return node.place if node else Place(article.place.file, article.place.line, key)
