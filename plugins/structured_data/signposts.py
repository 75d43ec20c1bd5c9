"""Typed links in the head (Signposting, https://signposting.org/FAIR): who, what and where.

`cite-as` would name the identifier that brings a reader to this very page. A DOI leads to the
publisher, so that no page of this site is what one resolves to, and none has such a link.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .citations.formats import CITATION_FORMATS
from .graph.works import work_type
from .page_view import PageView
from .paths import citation_path, pdf_path, person_path
from .records import Article, Person, Publication
from .settings import Settings


@dataclass(frozen=True)
class Signpost:
    """A link and what it leads to; the media type is given where it is a file."""

    rel: str
    href: str
    media_type: str | None = None


def signposts(view: PageView, owner: Person, settings: Settings) -> tuple[Signpost, ...]:
    """Return the links of a page: those of a paper, a post or a news item."""
    match view.subject:
        case Publication():
            return tuple(_of_publication(view.subject, owner, settings))
        case Article():
            return tuple(_authors(view.subject.authors, owner, settings))
    return ()


def _of_publication(
    publication: Publication, owner: Person, settings: Settings
) -> Iterator[Signpost]:
    yield from _authors((author.person for author in publication.authors), owner, settings)
    for one in CITATION_FORMATS:
        path = citation_path(publication, one.extension)
        yield Signpost("describedby", settings.base + path, one.media_type)
    if pdf := pdf_path(publication):
        yield Signpost("item", settings.base + pdf, "application/pdf")
    if publication.license:
        yield Signpost("license", publication.license.url)
    yield Signpost("type", "https://schema.org/AboutPage")
    yield Signpost("type", f"https://schema.org/{work_type(publication)}")


def _authors(people: Iterable[Person], owner: Person, settings: Settings) -> Iterator[Signpost]:
    """Yield the ORCID of each author, or else their page here."""
    for person in people:
        page = "/" if person.key == owner.key else person_path(person)
        yield Signpost("author", person.orcid_url or settings.base + page)
