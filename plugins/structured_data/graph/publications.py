"""ScholarlyArticle and its like, with the code and the versions that belong to it."""

from __future__ import annotations

from ..identifiers import arxiv_url, doi_url, host
from ..library import Library
from ..paths import publication_path
from ..records import Publication, Reference, Version
from ..settings import Settings
from . import ids
from .containers import container_node, editors, organization
from .encodings import encoding_node
from .node import Node, node, reference
from .people import author_node
from .software import software_node
from .subjects import subject_nodes
from .works import cited_type, description, work_type

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
        work_type(publication),
        ids.publication(settings, publication),
        headline=publication.title,
        name=publication.title,
        alternateName=publication.short_title,
        description=description(publication),
        abstract=str(publication.published_abstract) if publication.published_abstract else None,
        author=[author_node(author.person, library, settings) for author in publication.authors],
        datePublished=str(publication.date) if publication.date else None,
        creativeWorkStatus=publication.status_words,
        isPartOf=container_node(reference_, library, settings),
        publisher=organization(reference_.institution or reference_.publisher, library, settings)
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
        identifier=_identifiers(reference_),
        url=page,
        mainEntityOfPage=reference(page),
        sameAs=_same_as(publication),
        license=publication.license.url if publication.license else None,
        correction=publication.retraction,
        encoding=encoding_node(publication, settings),
        keywords=list(publication.keywords),
        award=[award.title for award in library.awards_of(publication)],
        inLanguage=reference_.language,
        workExample=[*_code(publication, library, settings), *_versions(publication)],
        hasPart=_headline_claim(publication),
        subjectOf=subject_nodes(publication, library, settings),
    )


def _identifiers(work: Reference | Version) -> list[Node]:
    identifiers = (("DOI", work.doi, doi_url), ("arXiv", work.arxiv, arxiv_url))
    return [
        node("PropertyValue", propertyID=name, value=value, url=address(value))
        for name, value, address in identifiers
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


def _code(publication: Publication, library: Library, settings: Settings) -> list[Node]:
    software = library.code_of(publication)
    if not software or publication.type == "software":
        return []
    return [software_node(software, library, settings)]


def _versions(publication: Publication) -> list[Node]:
    """Return the other versions of a work, each where it can be read."""
    return [
        node(
            cited_type(publication.type),
            name=publication.title,
            description=version.words,
            identifier=_identifiers(version),
            datePublished=str(version.date) if version.date else None,
            url=version.address,
        )
        for version in publication.versions
    ]


def _headline_claim(publication: Publication) -> Node | None:
    figure = publication.figure
    if not figure:
        return None
    return node(
        "Claim",
        text=figure.words,
        appearance=[node("WebPage", name=host(source), url=source) for source in figure.sources],
    )
