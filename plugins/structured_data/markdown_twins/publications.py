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
from ..paths import citation_path, pdf_path, publication_path, tag_path
from ..publication_facts import publication_facts
from ..records import Award, Publication, Version
from ..settings import Settings
from .citation import citation
from .entries import (
    authors,
    claim_line,
    headline_number,
    legend,
    page_line,
    publications_list,
    source_links,
    venue,
)
from .text import bullets, code_block, document, escaped, facts, heading, link, section, sentences


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
    yield "Headline number", headline_number(publication)
    for award in library.awards_of(publication):
        yield "Award", _award(award)
    yield "Program", _program(publication, library)
    if publication.license:
        yield "License", link(publication.license.name, publication.license.url)
    if pdf := pdf_path(publication):
        yield "PDF", link(settings.absolute(pdf), settings.absolute(pdf))
    for resource in publication.links:
        yield resource.label, link(resource.url, resource.url)
    topics = (link(name, settings.absolute(tag_path(slug(name)))) for name in publication.keywords)
    yield "Topics", ", ".join(topics)


def _award(award: Award) -> str:
    organization = award.organization.name if award.organization else None
    date = award.date.words if award.date else None
    words = escaped(", ".join(filter(None, (award.title, organization, date))))
    return f"{words} ({source_links(award.sources)})" if award.sources else words


def _program(publication: Publication, library: Library) -> str:
    """Return what software.yaml says of the code of a paper."""
    program = library.code_of(publication)
    if not program or not library.is_listed(program):
        return ""
    licensed = link(program.license.name, program.license.url) if program.license else ""
    said = (link(program.name, program.code), escaped(program.language or ""), licensed)
    return sentences(", ".join(filter(None, said)), escaped(program.summary))


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
    return bullets(
        link(f"{one.name} file", settings.absolute(citation_path(publication, one.extension)))
        for one in CITATION_FORMATS
    )
