"""Highwire meta tags, which Google Scholar and Zotero read, in the order they read them."""

from __future__ import annotations

from dataclasses import replace

from ..dates import PartialDate
from ..names import Name
from ..paths import pdf_path, publication_path
from ..records import Publication, Reference
from ..settings import Settings
from .last_first import last_first

Tag = tuple[str, str]


def highwire_tags(publication: Publication, settings: Settings) -> list[Tag]:
    """Return (name, content) of each meta tag of a paper's page; none is empty.

    No author has an institution: records say where somebody is, not where they were then.
    """
    reference = publication.reference
    address = settings.absolute(publication_path(publication))
    pdf = pdf_path(publication)
    tags: list[tuple[str, str | None]] = [("citation_title", reference.title)]
    for author in publication.authors:
        tags.append(("citation_author", _name(author.name, len(publication.authors))))
        tags.append(("citation_author_orcid", author.person.orcid_url))
    tags += [
        *(("citation_editor", _name(one, len(reference.editors))) for one in reference.editors),
        ("citation_publication_date", _date(reference.date) if reference.date else None),
        *_container(reference),
        ("citation_series_title", reference.series),
        ("citation_volume", reference.volume),
        ("citation_issue", reference.number if reference.type == "article" else None),
        ("citation_firstpage", reference.pages.first if reference.pages else None),
        ("citation_lastpage", reference.pages.last if reference.pages else None),
        *_publisher(reference),
        ("citation_isbn", reference.isbn),
        ("citation_issn", reference.issn),
        ("citation_doi", reference.doi),
        ("citation_arxiv_id", reference.arxiv),
        ("citation_technical_report_number", _report_number(reference)),
        ("DC.type", _dublin_core_type(reference)),
        ("citation_abstract", str(publication.published_abstract or "")),
        ("citation_keywords", "; ".join(reference.keywords)),
        ("citation_language", reference.language),
        ("citation_abstract_html_url", address),
        ("citation_pdf_url", settings.absolute(pdf) if pdf else None),
        ("citation_public_url", address),
    ]
    return [(name, content) for name, content in tags if content]


def _dublin_core_type(reference: Reference) -> str | None:
    """Return Zotero's name of the type where no tag tells it, else the kind of thesis or report."""
    if reference.is_manuscript:
        return "manuscript"
    match reference.type:
        case "preprint" | "book" | "dataset":
            return reference.type
        case "software":
            return "computerProgram"
    return reference.genre


def _container(reference: Reference) -> list[tuple[str, str | None]]:
    """Return what the work is part of; of two such tags Zotero takes the type from the last."""
    name, short = reference.container, reference.container_short
    match reference.type:
        case "article":
            return [("citation_journal_title", name), ("citation_journal_abbrev", short)]
        case "inproceedings":
            return [("citation_inbook_title", name), ("citation_conference_title", short or name)]
        case "chapter":
            return [("citation_inbook_title", name)]
    return []


def _publisher(reference: Reference) -> list[tuple[str, str | None]]:
    match reference.type:
        case "thesis":
            return [("citation_dissertation_institution", reference.institution)]
        case "report":
            return [("citation_technical_report_institution", reference.institution)]
        case "preprint" if reference.arxiv:
            return [("citation_publisher", "arXiv")]
    return [("citation_publisher", reference.publisher)]


def _report_number(reference: Reference) -> str | None:
    if reference.type == "preprint":
        return f"arXiv:{reference.arxiv}" if reference.arxiv else None
    return reference.number if reference.type == "report" else None


def _name(name: Name, count: int) -> str:
    """Return the name of one of `count` authors or editors.

    The spaces in the family name of a sole one do not break, since two names with spaces around
    one comma would be read as two people.
    """
    if count == 1 and name.given:
        name = replace(name, family=name.family.replace(" ", "\u00a0"))
    return last_first(name)


def _date(date: PartialDate) -> str:
    """Return YYYY/M/D, or the year alone: Scholar reads no month without a day."""
    return f"{date.year}/{date.month}/{date.day}" if date.day else str(date.year)
