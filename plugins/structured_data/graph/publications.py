"""ScholarlyArticle, and the code, posts, talks and figures that belong to it."""

from __future__ import annotations

from ..library import Library
from ..paths import article_path, publication_path, talk_path
from ..records import Publication
from ..settings import Settings
from . import ids
from .node import Node, node, reference
from .people import author_node


def scholarly_article_node(publication: Publication, library: Library, settings: Settings) -> Node:
    """Return the whole node of a paper; it stands on the paper's own page."""
    page = settings.absolute(publication_path(publication))
    pages = publication.pages
    return node(
        "ScholarlyArticle",
        ids.publication(settings, publication),
        headline=publication.title,
        name=publication.title,
        alternateName=publication.short_title,
        description=publication.summary,
        abstract=publication.abstract,
        author=[author_node(author.person, library, settings) for author in publication.authors],
        datePublished=str(publication.date),
        isPartOf=_proceedings(publication),
        pageStart=pages.first if pages else None,
        pageEnd=pages.last if pages else None,
        identifier=_identifiers(publication),
        url=page,
        mainEntityOfPage=reference(page),
        sameAs=_same_as(publication),
        keywords=list(publication.keywords),
        award=[award.title for award in library.awards_of(publication)],
        inLanguage=settings.language,
        workExample=_code(publication, settings),
        hasPart=_headline_claim(publication),
        subjectOf=_subject_of(publication, library, settings),
    )


def publication_reference(publication: Publication, settings: Settings) -> Node:
    """Return a paper as other pages name it: its identity, title and address."""
    return node(
        "ScholarlyArticle",
        ids.publication(settings, publication),
        name=publication.title,
        url=settings.absolute(publication_path(publication)),
    )


def _proceedings(publication: Publication) -> Node | None:
    if not publication.proceedings:
        return None
    return node(
        "PublicationVolume",
        name=publication.proceedings,
        alternateName=publication.venue,
        volumeNumber=publication.volume,
        publisher=node("Organization", name=publication.publisher)
        if publication.publisher
        else None,
    )


def _identifiers(publication: Publication) -> list[Node]:
    identifiers = {
        "DOI": (publication.doi, publication.doi_url),
        "arXiv": (publication.arxiv, publication.arxiv_url),
    }
    return [
        node("PropertyValue", propertyID=name, value=value, url=url)
        for name, (value, url) in identifiers.items()
        if value
    ]


def _same_as(publication: Publication) -> list[str]:
    pages = {link.label: link.url for link in publication.resources}
    addresses = [
        publication.doi_url,
        publication.arxiv_url,
        publication.official_url,
        pages.get("Proceedings"),
        pages.get("OpenReview"),
    ]
    return list(dict.fromkeys(address for address in addresses if address))


def _code(publication: Publication, settings: Settings) -> Node | None:
    repositories = [link.url for link in publication.resources if link.label == "Code"]
    if not repositories:
        return None
    return node(
        "SoftwareSourceCode",
        ids.code(settings, publication),
        name=publication.name,
        codeRepository=repositories[0],
        url=repositories[0],
    )


def _headline_claim(publication: Publication) -> Node | None:
    figure = publication.figure
    if not figure:
        return None
    against = f", against {figure.baseline}" if figure.baseline else ""
    return node(
        "Claim",
        text=f"{figure.value} {figure.metric}{against}",
        appearance=node("WebPage", url=figure.source),
    )


def _subject_of(publication: Publication, library: Library, settings: Settings) -> list[Node]:
    """Return the posts, news items and talks about a paper, here and elsewhere."""
    articles = [
        node(
            "BlogPosting",
            ids.article(settings, article),
            headline=article.title,
            url=settings.absolute(article_path(article)),
        )
        for article in library.articles_about(publication)
    ]
    posts = [
        node("WebPage", url=post.url, name=f"Post on {post.label}") for post in publication.posts
    ]
    talks = [
        node("WebPage", page := settings.absolute(path), name=talk.title, url=page)
        for talk in library.talks_about(publication)
        if (path := talk_path(talk))
    ]
    return articles + talks + posts
