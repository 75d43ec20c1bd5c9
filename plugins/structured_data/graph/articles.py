"""BlogPosting: posts and news items; the series that posts are parts of."""

from __future__ import annotations

from ..dates import PartialDate
from ..identifiers import host
from ..library import Library
from ..paths import article_path, series_path
from ..records import Article, Publication
from ..records.articles import Cited
from ..series import Series
from ..settings import Settings
from . import ids
from .node import Node, node, reference
from .people import author_node
from .works import cited_type, identifiers, publication_reference


def blog_posting_node(
    article: Article,
    path: str,
    library: Library,
    settings: Settings,
    picture: Node | None = None,
) -> Node:
    """Return the node of a post or news item, whose page stands at `path` and holds `picture`."""
    page = settings.absolute(path)
    series = library.series_of(article)
    return node(
        "BlogPosting",
        ids.article(settings, article),
        headline=article.title,
        description=article.summary,
        image=reference(picture["@id"]) if picture else None,
        author=[author_node(person, library, settings) for person in article.authors],
        publisher=reference(ids.person(settings, library.owner)),
        datePublished=moment(article.date),
        dateModified=moment(article.modified or article.date),
        url=page,
        mainEntityOfPage=reference(page),
        keywords=list(article.tags),
        inLanguage=settings.language,
        wordCount=article.words,
        timeRequired=f"PT{article.minutes}M" if article.section == "blog" else None,
        isPartOf=series_reference(series, library, settings) if series else None,
        position=series.position(article) if series else None,
        about=[publication_reference(item, settings) for item in article.publications],
        mentions=[publication_reference(item, settings) for item in _linked_alone(article)],
        citation=[
            *(node("WebPage", name=host(source), url=source) for source in article.sources),
            *(_cited_node(work, settings) for work in article.cited),
        ],
    )


def article_reference(article: Article, settings: Settings) -> Node:
    """Return an article as other pages name it: its identity, headline and address."""
    return node(
        "BlogPosting",
        ids.article(settings, article),
        headline=article.title,
        url=settings.absolute(article_path(article)),
    )


def series_node(series: Series, library: Library, settings: Settings) -> Node:
    """Return the node of a series; its parts have authors and positions on their own pages."""
    return series_reference(series, library, settings) | node(
        "CreativeWorkSeries",
        publisher=reference(ids.person(settings, library.owner)),
        inLanguage=settings.language,
        hasPart=[article_reference(part, settings) for part in series.parts],
    )


def series_reference(series: Series, library: Library, settings: Settings) -> Node:
    """Return a series as its parts name it: identity, name, and address once a part is out."""
    is_out = series.slug in library.series
    return node(
        "CreativeWorkSeries",
        ids.series(settings, series),
        name=series.name,
        url=settings.absolute(series_path(series.slug)) if is_out else None,
    )


def _linked_alone(article: Article) -> list[Publication]:
    """Return the papers that an article links to, and neither is about nor cites."""
    said = {paper.key for paper in article.publications}
    said |= {work.publication.key for work in article.cited if work.publication}
    return [paper for paper in article.mentioned if paper.key not in said]


def _cited_node(work: Cited, settings: Settings) -> Node:
    """Return a work that an article cites: a paper of this site by its identity."""
    if work.publication:
        return publication_reference(work.publication, settings)
    return node(
        cited_type(work.reference.type),
        name=work.reference.title,
        author=[
            node("Organization" if name.group else "Person", name=str(name))
            for name in work.reference.authors
        ],
        datePublished=str(work.reference.date) if work.reference.date else None,
        identifier=identifiers(work.reference),
        url=work.reference.address,
    )


def moment(date: PartialDate) -> str:
    """Return a day as its first moment in UTC, when articles appear; a month or year as it is."""
    return f"{date}T00:00:00+00:00" if date.day else str(date)
