"""Where the page of each record is; these addresses are a promise."""

from __future__ import annotations

import re

from .records import Article, Person, Publication, Talk
from .records.articles import SECTIONS

CV_PDF = "/cv/cv.pdf"
CV_JSON = "/cv/resume.json"


def publication_path(publication: Publication) -> str:
    return f"/publications/{publication.key}/"


def facet_path(facet: str, key: str) -> str:
    """Return where the papers of one value of a facet are listed: /publications/theme/serving/."""
    return f"/publications/{facet}/{key}/"


def pdf_path(publication: Publication) -> str | None:
    """Return where the PDF of a paper is, in the folder of its page; None where it has none."""
    return f"{publication_path(publication)}{publication.key}.pdf" if publication.pdf else None


def citation_path(publication: Publication, extension: str) -> str:
    """Return where the citation of a paper is in one format."""
    return f"{publication_path(publication)}{publication.key}.{extension}"


def person_path(person: Person) -> str:
    return f"/collaborators/{person.key}/"


def talk_path(talk: Talk) -> str | None:
    """Return where a talk's page is; one with no date known has none."""
    return f"/talks/{talk.key}/" if talk.date else None


def article_path(article: Article) -> str:
    return f"/{article.section}/{article.slug}/"


def is_article_path(path: str) -> bool:
    """Return whether articles of this site have such addresses."""
    return bool(re.fullmatch(rf"/(?:{'|'.join(SECTIONS)})/[^/]+/", path))


def tag_path(slug: str) -> str:
    return f"/tags/{slug}/"


def series_path(slug: str) -> str:
    return f"/series/{slug}/"


def record_path(record: Publication | Person | Talk | Article) -> str | None:
    """Return where the page of a record is; None for a talk without a date."""
    match record:
        case Publication():
            return publication_path(record)
        case Person():
            return person_path(record)
        case Talk():
            return talk_path(record)
        case Article():
            return article_path(record)
