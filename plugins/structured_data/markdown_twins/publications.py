"""The page of a paper, and the list of all."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from ..citations.bibtex import to_bibtex
from ..citations.formats import CITATION_FORMATS
from ..facets import FacetValue
from ..identifiers import slug
from ..library import Library, by_period
from ..mentions import mentions
from ..page_view import PageView
from ..paths import pdf_path, publication_path, tag_path
from ..publication_facts import publication_facts
from ..records import Award, Figure, Publication, Version
from ..settings import Settings
from .citation import citation
from .entries import (
    authors,
    claim_line,
    legend,
    page_line,
    publications_list,
    source_links,
    venue,
)
from .text import bullets, code_block, document, escaped, facts, heading, link, section


def publication_twin(publication: Publication, library: Library, settings: Settings) -> str:
    reference = publication.reference
    summary, annotation = publication.summary, publication.annotation
    abstract = publication.published_abstract
    return document(
        heading(publication.title, 1),
        _retraction(publication),
        authors(publication),
        legend([publication]),
        escaped(venue(publication)),
        escaped(str(summary)) if summary else "",
        facts(_facts(publication, library, settings)),
        section("In our own words", escaped(str(annotation)) if annotation else ""),
        section("Abstract", escaped(str(abstract)) if abstract else ""),
        section(
            "Cite",
            citation(reference),
            code_block(to_bibtex(reference), "bibtex"),
            _files(publication, settings),
        ),
        section("Other versions", bullets(map(_version, publication.versions))),
        section("Posts, talks and news", bullets(_mentions(publication, library, settings))),
        section(
            "Where it shows up",
            bullets(claim_line(claim, settings) for claim in library.claims_about(publication)),
        ),
    )


def publications_twin(view: PageView, library: Library, settings: Settings) -> str:
    return _list(view, library.publications.values(), settings)


def facet_twin(view: PageView, value: FacetValue, settings: Settings) -> str:
    return _list(view, value.publications, settings)


def _list(view: PageView, publications: Collection[Publication], settings: Settings) -> str:
    """Return a page that lists papers by year."""
    return document(
        heading(view.title, 1),
        escaped(view.description),
        page_line(view.path, settings),
        *(
            section(period, publications_list(papers, settings))
            for period, papers in by_period(publications).items()
        ),
        legend(publications),
    )


def _retraction(publication: Publication) -> str:
    if publication.status != "retracted":
        return ""
    notice = (
        f" {link('Read the notice', publication.retraction)}." if publication.retraction else ""
    )
    return f"This work was retracted.{notice}"


def _facts(
    publication: Publication, library: Library, settings: Settings
) -> Iterator[tuple[str, str]]:
    page = settings.absolute(publication_path(publication))
    yield "Page", link(page, page)
    for label, words in publication_facts(publication).items():
        yield label, escaped(words)
    if publication.figure:
        yield "Headline number", _figure(publication.figure)
    for award in library.awards_of(publication):
        yield "Award", _award(award)
    if publication.license:
        yield "License", link(publication.license.name, publication.license.url)
    if pdf := pdf_path(publication):
        yield "PDF", link(settings.absolute(pdf), settings.absolute(pdf))
    for resource in publication.links:
        yield resource.label, link(resource.url, resource.url)
    topics = (link(name, settings.absolute(tag_path(slug(name)))) for name in publication.keywords)
    yield "Topics", ", ".join(topics)


def _figure(figure: Figure) -> str:
    against = f", against {figure.baseline}" if figure.baseline else ""
    words = escaped(f"{figure.value} {figure.metric}{against}")
    return f"{words} ({source_links(figure.sources)})"


def _award(award: Award) -> str:
    organization = award.organization.name if award.organization else None
    date = award.date.words if award.date else None
    words = escaped(", ".join(filter(None, (award.title, organization, date))))
    return f"{words} ({source_links(award.sources)})" if award.sources else words


def _version(version: Version) -> str:
    words = link(version.words, version.address) if version.address else escaped(version.words)
    return f"{words}, {version.date.words}" if version.date else words


def _mentions(publication: Publication, library: Library, settings: Settings) -> Iterator[str]:
    for mention in mentions(publication, library):
        yield f"{link(mention.title, settings.absolute(mention.path))}, {mention.date.words}"
    for post in publication.posts:
        yield f"Elsewhere: {link(f'Post on {post.label}', post.url)}"


def _files(publication: Publication, settings: Settings) -> str:
    """Return the links to the citation in each format."""
    page = settings.absolute(publication_path(publication))
    return bullets(
        link(f"{one.name} file", f"{page}{publication.key}.{one.extension}")
        for one in CITATION_FORMATS
    )
