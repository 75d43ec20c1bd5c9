"""The curriculum vitae in the form of JSON Resume, https://jsonresume.org/schema."""

from __future__ import annotations

import json
from typing import Any

from .cv import CurriculumVitae
from .dates import PartialDate
from .paths import CV_JSON, publication_path
from .periods import Period
from .records import Award, Degree, Organization, Position, Publication, Software
from .settings import Settings

PATH = CV_JSON

Fields = dict[str, Any]


def resume_json(cv: CurriculumVitae, settings: Settings) -> str:
    """Return resume.json; talks and service have no place in the format."""
    records = cv.records
    resume = _filled(
        basics=_basics(cv, settings),
        work=[_work(record) for record in records if isinstance(record, Position)],
        education=[_education(record) for record in records if isinstance(record, Degree)],
        awards=[_award(record) for record in records if isinstance(record, Award)],
        publications=[
            _publication(record, settings) for record in records if isinstance(record, Publication)
        ],
        projects=[_project(record) for record in records if isinstance(record, Software)],
        meta={"canonical": settings.absolute(PATH)},
    )
    return json.dumps(resume, ensure_ascii=False, indent=2) + "\n"


def _basics(cv: CurriculumVitae, settings: Settings) -> Fields:
    header = cv.header
    return _filled(
        name=header.name,
        label=header.position,
        email=header.email,
        url=settings.absolute("/"),
        summary=header.summary,
        profiles=[{"network": link.label, "url": link.url} for link in header.links],
    )


def _work(position: Position) -> Fields:
    return _filled(
        name=_name(position.organization),
        position=position.title,
        url=_url(position.organization),
        **_period(position.period),
        summary=position.summary,
    )


def _education(degree: Degree) -> Fields:
    return _filled(
        institution=_name(degree.organization),
        url=_url(degree.organization),
        area=degree.field,
        studyType=degree.degree,
        **_period(degree.period),
    )


def _period(period: Period) -> Fields:
    """Return the two dates; a start alone would say that it goes on."""
    if period.goes_on or period.end:
        return _filled(startDate=_date(period.start), endDate=_date(period.end))
    return {}


def _award(award: Award) -> Fields:
    return _filled(
        title=award.title,
        date=_date(award.date),
        awarder=_name(award.organization),
        summary=f"For {award.publication.title}" if award.publication else None,
    )


def _publication(publication: Publication, settings: Settings) -> Fields:
    return _filled(
        name=publication.title,
        publisher=_publisher(publication),
        releaseDate=_date(publication.date),
        url=settings.absolute(publication_path(publication)),
        summary=str(publication.summary) if publication.summary else None,
    )


def _publisher(publication: Publication) -> str | None:
    """Return where it appeared: its venue, or else who put it out."""
    reference = publication.reference
    archive = "arXiv" if reference.arxiv else None
    return reference.container or reference.institution or reference.publisher or archive


def _project(software: Software) -> Fields:
    return _filled(
        name=software.name,
        description=software.summary,
        keywords=[software.language] if software.language else [],
        url=software.code,
    )


def _name(organization: Organization | None) -> str | None:
    return organization.name if organization else None


def _url(organization: Organization | None) -> str | None:
    return organization.url if organization else None


def _date(date: PartialDate | None) -> str | None:
    """Return YYYY, YYYY-MM or YYYY-MM-DD, as the schema has it; it knows of no other millennium."""
    return str(date) if date and 1000 <= date.year < 3000 else None


def _filled(**fields: object) -> Fields:
    """Return the fields that hold something."""
    return {name: value for name, value in fields.items() if value not in (None, "", [])}
