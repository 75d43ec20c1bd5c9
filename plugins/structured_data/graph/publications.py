"""ScholarlyArticle and its like, with the code, versions, posts and talks that belong to it."""

from __future__ import annotations

from ..latex_text import LatexText
from ..library import Library
from ..paths import article_path, publication_path, talk_path
from ..records import Publication
from ..settings import Settings
from . import ids
from .containers import container_node, editors, organization
from .encodings import encoding_node
from .node import Node, node, reference
from .people import author_node

# The type of a work; what is not named here is a ScholarlyArticle.
WORK_TYPES = {
    "thesis": "Thesis",
    "report": "Report",
    "chapter": "Chapter",
    "book": "Book",
    "software": "SoftwareSourceCode",
    "dataset": "Dataset",
    "webpage": "WebPage",
    "other": "CreativeWork",
}


# Works that have pages of their own and stand on no pages of another.
PAGELESS = ("thesis", "book", "software", "dataset")


def publication_node(publication: Publication, library: Library, settings: Settings) -> Node:
    """Return the whole node of a work; it stands on its own page."""
    page = settings.absolute(publication_path(publication))
    reference_ = publication.reference
    pages = reference_.pages if publication.type not in PAGELESS else None
    is_book = publication.type == "book"
    is_published_apart = publication.type in ("thesis", "report", "preprint", "software", "dataset")
    return node(
        _type(publication),
        ids.publication(settings, publication),
        headline=publication.title,
        name=publication.title,
        alternateName=publication.short_title,
        description=_description(publication),
        abstract=_text(publication.published_abstract),
        author=[author_node(author.person, library, settings) for author in publication.authors],
        datePublished=str(publication.date) if publication.date else None,
        creativeWorkStatus=publication.status_words,
        isPartOf=container_node(reference_),
        publisher=organization(reference_.institution or reference_.publisher)
        if is_book or is_published_apart
        else None,
        isbn=reference_.isbn if is_book else None,
        bookEdition=reference_.edition if is_book else None,
        **(editors(reference_) if is_book else {}),
        genre=reference_.genre,
        reportNumber=reference_.number if publication.type == "report" else None,
        version=reference_.version,
        codeRepository=_code_address(publication) if publication.type == "software" else None,
        pageStart=pages.first if pages else None,
        pageEnd=pages.last if pages else None,
        identifier=_identifiers(publication),
        url=page,
        mainEntityOfPage=reference(page),
        sameAs=_same_as(publication),
        encoding=encoding_node(publication, settings),
        keywords=list(publication.keywords),
        award=[award.title for award in library.awards_of(publication)],
        inLanguage=reference_.language,
        workExample=[*_code(publication, settings), *_versions(publication)],
        hasPart=_headline_claim(publication),
        subjectOf=_subject_of(publication, library, settings),
    )


def publication_reference(publication: Publication, settings: Settings) -> Node:
    """Return a work as other pages name it: its identity, title and address."""
    return node(
        _type(publication),
        ids.publication(settings, publication),
        name=publication.title,
        url=settings.absolute(publication_path(publication)),
    )


def _type(publication: Publication) -> str:
    return WORK_TYPES.get(publication.type, "ScholarlyArticle")


def _description(publication: Publication) -> str | None:
    """Return the owner's words; of a dataset, which is found by its description, any there are."""
    words = publication.annotation or publication.summary
    if not words and publication.type == "dataset":
        words = publication.published_abstract
    return _text(words)


def _text(text: LatexText | None) -> str | None:
    return str(text) if text else None


def _identifiers(publication: Publication) -> list[Node]:
    identifiers = {
        "DOI": (publication.reference.doi, publication.reference.doi_url),
        "arXiv": (publication.reference.arxiv, publication.reference.arxiv_url),
    }
    return [
        node("PropertyValue", propertyID=name, value=value, url=url)
        for name, (value, url) in identifiers.items()
        if value
    ]


def _same_as(publication: Publication) -> list[str]:
    pages = {link.label: link.url for link in publication.resources}
    addresses = [
        publication.reference.doi_url,
        publication.reference.arxiv_url,
        publication.reference.url,
        pages.get("Proceedings"),
        pages.get("OpenReview"),
    ]
    return list(dict.fromkeys(address for address in addresses if address))


def _code_address(publication: Publication) -> str | None:
    return next((link.url for link in publication.resources if link.label == "Code"), None)


def _code(publication: Publication, settings: Settings) -> list[Node]:
    address = _code_address(publication)
    if not address or publication.type == "software":
        return []
    return [
        node(
            "SoftwareSourceCode",
            ids.code(settings, publication),
            name=publication.name,
            codeRepository=address,
            url=address,
        )
    ]


def _versions(publication: Publication) -> list[Node]:
    """Return the other versions of a work, each where it can be read."""
    return [
        node(
            _type(publication),
            name=publication.title,
            description=version.words,
            datePublished=str(version.date) if version.date else None,
            url=version.address,
        )
        for version in publication.versions
    ]


def _headline_claim(publication: Publication) -> Node | None:
    figure = publication.figure
    if not figure:
        return None
    against = f", against {figure.baseline}" if figure.baseline else ""
    return node(
        "Claim",
        text=f"{figure.value} {figure.metric}{against}",
        appearance=[node("WebPage", url=source) for source in figure.sources],
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
