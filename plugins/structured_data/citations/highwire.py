"""Highwire meta tags, which Google Scholar and Zotero read, in the order they read them."""

from __future__ import annotations

from ..dates import PartialDate
from ..page_view import publication_path
from ..records import Publication
from ..settings import Settings

Tag = tuple[str, str]


def highwire_tags(publication: Publication, settings: Settings) -> list[Tag]:
    """Return (name, content) of each meta tag of a paper's page; none is empty."""
    address = settings.absolute(publication_path(publication))
    first, _, last = (
        (publication.pages or "").replace("\u2013", "-").replace("--", "-").partition("-")
    )
    tags: list[tuple[str, str | None]] = [("citation_title", publication.title)]
    for author in publication.authors:
        tags.append(("citation_author", author.name.inverted))
        tags.append(("citation_author_orcid", _orcid(author.person.orcid)))
    tags += [
        ("citation_publication_date", _date(publication.date)),
        ("citation_conference_title", publication.proceedings),
        ("citation_volume", publication.volume),
        ("citation_firstpage", first),
        ("citation_lastpage", last),
        ("citation_publisher", publication.publisher),
        ("citation_doi", publication.doi),
        ("citation_arxiv_id", publication.arxiv),
        *_preprint_tags(publication),
        ("citation_abstract", publication.abstract),
        ("citation_keywords", "; ".join(publication.keywords)),
        ("citation_language", settings.language),
        ("citation_abstract_html_url", address),
        ("citation_public_url", address),
    ]
    return [(name, content) for name, content in tags if content]


def _preprint_tags(publication: Publication) -> list[tuple[str, str | None]]:
    """Return the tags by which Zotero knows a preprint."""
    if publication.kind != "preprint":
        return []
    return [
        ("citation_publisher", "arXiv"),
        ("citation_technical_report_number", f"arXiv:{publication.arxiv}"),
        ("DC.type", "preprint"),
    ]


def _date(date: PartialDate) -> str:
    """Return YYYY/M/D, or the year alone: Scholar reads no month without a day."""
    return f"{date.year}/{date.month}/{date.day}" if date.day else str(date.year)


def _orcid(orcid: str | None) -> str | None:
    return f"https://orcid.org/{orcid}" if orcid else None
