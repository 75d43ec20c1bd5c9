"""When what a page shows last changed, by the dates in the records; never when it was built."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import replace

from .dates import PartialDate
from .facets import FacetValue
from .library import Library, Tag
from .page_view import PageView
from .periods import Period
from .records import Article, Claim, Person, Publication, Talk
from .series import Series

Dates = Iterator[PartialDate | None]


def dated(pages: Iterable[PageView], library: Library, today: dt.date) -> tuple[PageView, ...]:
    """Return the pages; those about no single record were modified when what they show was."""
    return tuple(
        page if page.subject else replace(page, modified=last_change(page, library, today))
        for page in pages
    )


def last_change(view: PageView, library: Library, today: dt.date) -> PartialDate | None:
    """Return the newest date of what a page shows; None where none is known.

    A date to come, such as that of a conference, has changed nothing yet.
    """
    dates = [date for date in _dates(view, library) if date and date.first_day <= today]
    return max(dates, key=lambda date: date.order, default=None)


def _dates(view: PageView, library: Library) -> Dates:
    match view.subject:
        case Publication():
            yield from _of_publications([view.subject], library)
            yield from _of_articles(library.articles_about(view.subject))
            yield from _of_talks(library.talks_about(view.subject))
            yield from _of_claims(library.claims_about(view.subject))
        case Article():
            yield from _of_articles([view.subject])
        case Talk():
            yield from _of_talks([view.subject])
        case Person():
            yield from _of_publications(library.publications_of(view.subject), library)
        case FacetValue():
            yield from _of_publications(view.subject.publications, library)
        case Series():
            yield from _of_articles(view.subject.parts)
        case Tag():
            yield from _of_articles(view.subject.articles)
            yield from _of_publications(view.subject.publications, library)
        case None:
            yield from _of_lists(view.kind, library)


def _of_lists(kind: str, library: Library) -> Dates:
    if kind in ("home", "publications", "collaborators", "cv"):
        yield from _of_publications(library.publications.values(), library)
    if kind in ("home", "talks", "cv"):
        yield from _of_talks(library.talks.values())
    if kind in ("home", "writing"):
        yield from _of_articles(library.section("blog"))
    if kind in ("home", "news"):
        yield from _of_articles(library.section("news"))
    if kind == "home":
        yield from _of_claims(library.claims.values())
    if kind in ("home", "cv"):
        yield from _of_periods(degree.period for degree in library.profile.education)
        yield from _of_periods(position.period for position in library.profile.positions)
    if kind == "cv":
        yield from _of_periods(service.period for service in library.service.values())
        yield from (award.date for award in library.awards.values())
        yield from (software.updated for software in library.software.values())


def _of_publications(publications: Iterable[Publication], library: Library) -> Dates:
    for publication in publications:
        yield from (publication.date, publication.accepted, publication.preprinted)
        yield from (version.date for version in publication.versions)
        yield from (award.date for award in library.awards_of(publication))


def _of_articles(articles: Iterable[Article]) -> Dates:
    return (article.modified or article.date for article in articles)


def _of_talks(talks: Iterable[Talk]) -> Dates:
    for talk in talks:
        if talk.date:
            yield from (talk.date.start, talk.date.end, talk.video_date)


def _of_periods(periods: Iterable[Period]) -> Dates:
    for period in periods:
        yield from (period.start, period.end)


def _of_claims(claims: Iterable[Claim]) -> Dates:
    return (evidence.date for claim in claims for evidence in claim.evidence)
