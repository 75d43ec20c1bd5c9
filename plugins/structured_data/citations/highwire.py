"""Highwire meta tags, which Google Scholar and Zotero read, in the order they read them."""

from __future__ import annotations

from ..dates import PartialDate
from ..names import Name
from ..paths import publication_path
from ..records import Publication
from ..settings import Settings

Tag = tuple[str, str]


def highwire_tags(publication: Publication, settings: Settings) -> list[Tag]:
    """Return (name, content) of each meta tag of a paper's page; none is empty."""
    address = settings.absolute(publication_path(publication))
    pages = publication.pages
    is_preprint = publication.kind == "preprint"
    tags: list[tuple[str, str | None]] = [("citation_title", publication.title)]
    for author in publication.authors:
        tags.append(("citation_author", _author(author.name, len(publication.authors))))
        tags.append(("citation_author_orcid", _orcid(author.person.orcid)))
    tags += [
        ("citation_publication_date", _date(publication.date)),
        ("citation_inbook_title", publication.proceedings),
        (
            "citation_conference_title",
            publication.proceedings and (publication.venue or publication.proceedings),
        ),
        ("citation_volume", publication.volume),
        ("citation_firstpage", pages.first if pages else None),
        ("citation_lastpage", pages.last if pages else None),
        ("citation_publisher", "arXiv" if is_preprint else publication.publisher),
        ("citation_doi", publication.doi),
        ("citation_arxiv_id", publication.arxiv),
        ("citation_technical_report_number", f"arXiv:{publication.arxiv}" if is_preprint else None),
        ("DC.type", "preprint" if is_preprint else None),
        ("citation_abstract", publication.abstract),
        ("citation_keywords", "; ".join(publication.keywords)),
        ("citation_language", settings.language),
        ("citation_abstract_html_url", address),
        ("citation_public_url", address),
    ]
    return [(name, content) for name, content in tags if content]


def _author(name: Name, count: int) -> str:
    """Return a name in the form from which Zotero takes the family name, one of `count` authors.

    1. A group ends in a comma; without it, its last word would be its family name.
    2. A suffix follows the given name, since a second comma would not be read.
    3. The spaces in the family name of a sole author do not break, since two names with spaces
       around one comma would be read as two people.
    """
    if name.given is None:
        return f"{name.family}," if " " in name.family else name.family
    family = name.family.replace(" ", "\u00a0") if count == 1 else name.family
    return f"{family}, {' '.join(filter(None, (name.given, name.suffix)))}"


def _date(date: PartialDate) -> str:
    """Return YYYY/M/D, or the year alone: Scholar reads no month without a day."""
    return f"{date.year}/{date.month}/{date.day}" if date.day else str(date.year)


def _orcid(orcid: str | None) -> str | None:
    return f"https://orcid.org/{orcid}" if orcid else None
