"""The pages of this site about a paper."""

from __future__ import annotations

from dataclasses import dataclass

from .dates import PartialDate
from .library import Library
from .paths import article_path, talk_path
from .records import Publication


@dataclass(frozen=True)
class Mention:
    """A page of this site about a paper."""

    title: str
    path: str
    date: PartialDate


def mentions(publication: Publication, library: Library) -> tuple[Mention, ...]:
    """Return the posts, news items and dated talks about a paper, the newest first."""
    found = [
        Mention(article.title, article_path(article), article.date)
        for article in library.articles_about(publication)
    ]
    found += [
        Mention(", ".join(filter(None, (talk.kind_words, talk.event))), path, talk.date.start)
        for talk in library.talks_about(publication)
        if talk.date and (path := talk_path(talk))
    ]
    return tuple(sorted(found, key=lambda mention: mention.date.first_day, reverse=True))
