"""BlogPosting: posts and news items."""

from __future__ import annotations

from ..dates import PartialDate
from ..library import Library
from ..records import Article
from ..settings import Settings
from . import ids
from .node import Node, node, reference
from .people import author_node
from .publications import publication_reference


def blog_posting_node(article: Article, path: str, library: Library, settings: Settings) -> Node:
    """Return the node of a post or news item, whose page stands at `path`."""
    page = settings.absolute(path)
    return node(
        "BlogPosting",
        ids.article(settings, article),
        headline=article.title,
        description=article.summary,
        author=[author_node(person, library, settings) for person in article.authors],
        publisher=reference(ids.person(settings, library.owner)),
        datePublished=moment(article.date),
        dateModified=moment(article.modified or article.date),
        url=page,
        mainEntityOfPage=reference(page),
        keywords=list(article.tags),
        inLanguage=settings.language,
        about=[publication_reference(item, settings) for item in article.publications],
        citation=[node("WebPage", url=source) for source in article.sources],
    )


def moment(date: PartialDate) -> str:
    """Return a day as its first moment in UTC, when articles appear; a month or year as it is."""
    return f"{date}T00:00:00+00:00" if date.day else str(date)
