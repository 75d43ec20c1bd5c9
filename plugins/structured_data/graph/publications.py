"""ScholarlyArticle and its like, with the code and the versions that belong to it."""

from __future__ import annotations

from ..identifiers import host
from ..library import Library
from ..paths import publication_path
from ..records import Publication, Reference
from ..settings import Settings
from . import ids
from .containers import container_node, editors, organization
from .encodings import encoding_node
from .node import Node, node, reference
from .people import author_node
from .software import documentation, packages, software_node
from .subjects import subject_nodes
from .works import cited_type, description, identifiers, work_type

# Whose publisher is their own; of others it is that of what they are part of.
PUBLISHED_APART = ("thesis", "report", "preprint", "book", "software", "dataset")
# Works that have pages of their own and stand on no pages of another.
PAGELESS = ("thesis", "book", "software", "dataset")


def publication_node(
    publication: Publication, library: Library, settings: Settings, picture: Node | None = None
) -> Node:
    """Return the whole node of a work; it stands on its own page, which holds `picture`."""
    page = settings.absolute(publication_path(publication))
    reference_ = publication.reference
    program = library.code_of(publication) if publication.type == "software" else None
    return node(
        work_type(publication),
        ids.publication(settings, publication),
        headline=publication.title,
        name=publication.title,
        alternateName=publication.short_title,
        description=description(publication),
        abstract=str(publication.published_abstract) if publication.published_abstract else None,
        image=reference(picture["@id"]) if picture else None,
        author=[author_node(author.person, library, settings) for author in publication.authors],
        datePublished=str(publication.date) if publication.date else None,
        creativeWorkStatus=publication.status_words,
        isPartOf=container_node(reference_, library, settings),
        publisher=_publisher(reference_, library, settings),
        genre=reference_.genre,
        version=reference_.version,
        **_of_its_type(reference_),
        identifier=identifiers(reference_),
        url=page,
        mainEntityOfPage=reference(page),
        sameAs=[*_same_as(publication), *packages(program)],
        license=publication.license.url if publication.license else None,
        correction=publication.retraction,
        encoding=encoding_node(publication, settings),
        keywords=list(publication.keywords),
        award=[award.title for award in library.awards_of(publication)],
        inLanguage=reference_.language,
        codeRepository=program.code if program else None,
        programmingLanguage=program.language if program else None,
        workExample=[*_code(publication, library, settings), *_versions(publication)],
        hasPart=_headline_claim(publication),
        subjectOf=[*subject_nodes(publication, library, settings), *documentation(program)],
    )


def _of_its_type(work: Reference) -> Node:
    """Return the properties that works of one type have; some may be empty."""
    pages = work.pages if work.type not in PAGELESS else None
    properties: Node = {
        "pageStart": pages.first if pages else None,
        "pageEnd": pages.last if pages else None,
    }
    match work.type:
        case "book":
            properties |= {"isbn": work.isbn, "bookEdition": work.edition, **editors(work)}
            properties["position"] = work.number  # in its series
        case "chapter":
            properties["position"] = work.chapter
        case "report":
            properties["reportNumber"] = work.number
    return properties


def _publisher(work: Reference, library: Library, settings: Settings) -> Node | None:
    if work.type not in PUBLISHED_APART:
        return None
    archive = "arXiv" if work.type == "preprint" and work.arxiv else None
    return organization(work.institution or work.publisher or archive, library, settings)


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
            identifier=identifiers(version),
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
