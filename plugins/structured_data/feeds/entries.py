"""What a feed says of an article, a paper or a talk: one value for every format."""

from __future__ import annotations

import datetime as dt
import operator
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from ..dates import PartialDate
from ..library import Library
from ..paths import (
    article_path,
    is_article_path,
    pdf_path,
    person_path,
    publication_path,
    talk_path,
)
from ..records import Article, Person, Publication, Talk
from ..settings import Settings
from .content import absolute_html, publication_html, talk_html


@dataclass(frozen=True)
class FeedAuthor:
    """Who wrote an entry, and where they are at home, or else their page here."""

    name: str
    url: str


@dataclass(frozen=True)
class Attachment:
    """A file that belongs to an entry, and its size in bytes."""

    url: str
    media_type: str
    size: int


@dataclass(frozen=True)
class FeedEntry:
    """One entry: `id` never changes, `html` is its whole text with absolute addresses.

    `published` is when it first came out, `updated` when it last changed, both as far as known;
    `language` is None where it is that of the site, or nobody says.
    """

    id: str
    address: str
    title: str
    html: str
    summary: str | None
    published: PartialDate
    updated: PartialDate
    authors: tuple[FeedAuthor, ...]
    tags: tuple[str, ...] = ()
    language: str | None = None
    attachment: Attachment | None = None


def article_entry(
    article: Article,
    html: str,
    library: Library,
    settings: Settings,
    keep: Callable[..., Any] = operator.call,
) -> FeedEntry:
    """Return the entry of an article; `html` is its rendered text.

    `keep` calls a function of plain values, or knows what it gives.
    """
    address = settings.absolute(article_path(article))
    return FeedEntry(
        id=article.feed_id or _tag_uri(article, settings),
        address=address,
        title=article.title,
        html=keep(absolute_html, html, address),
        summary=article.summary,
        published=article.date,
        updated=article.modified or article.date,
        authors=_authors(article.authors, library, settings),
        tags=article.tags,
    )


def publication_entry(
    publication: Publication, library: Library, settings: Settings, today: dt.date
) -> FeedEntry | None:
    """Return the entry of a paper; None for one that is in no way out yet.

    It came out with its first version and changed with its last. The date of a work that is still
    to come, and any date after `today`, is a plan, and is left out.
    """
    is_out = publication.status in (None, "retracted")
    dates = [
        date
        for date in (
            publication.preprinted,
            publication.accepted,
            publication.date if is_out else None,
        )
        if date and date.first_day <= today
    ]
    if not dates:
        return None
    path = publication_path(publication)
    address = settings.absolute(path)
    mark = " [retracted]" if publication.status == "retracted" else ""  # as in citations
    return FeedEntry(
        id=settings.absolute(_first_record_path(path, library)),
        address=address,
        title=publication.title + mark,
        html=publication_html(publication, settings),
        summary=str(publication.summary) if publication.summary else None,
        published=min(dates, key=_day),
        updated=max(dates, key=_day),
        authors=_authors((author.person for author in publication.authors), library, settings),
        tags=publication.keywords,
        language=publication.reference.language,
        attachment=_pdf(publication, settings),
    )


def talk_entry(
    talk: Talk, library: Library, settings: Settings, today: dt.date
) -> FeedEntry | None:
    """Return the entry of a talk; None where its date is not known, or still to come."""
    path = talk_path(talk)
    if not talk.date or not path or talk.date.start.first_day > today:
        return None
    address = settings.absolute(path)
    return FeedEntry(
        id=settings.absolute(_first_record_path(path, library)),
        address=address,
        title=talk.heading,
        html=talk_html(talk, settings),
        summary=talk.summary,
        published=talk.date.start,
        updated=talk.date.start,
        authors=_authors(talk.speakers, library, settings),
        language=talk.language,
    )


def whole_days(talk: Talk) -> tuple[dt.date, dt.date] | None:
    """Return the first and the last day of a talk; None where one of them is not known."""
    if talk.date and talk.date.start.day and talk.date.end.day:
        return talk.date.start.first_day, talk.date.end.first_day
    return None


def newest_first(entries: Iterable[FeedEntry]) -> list[FeedEntry]:
    """Return entries by the date they came out; of one date, in the order they are given."""
    return sorted(entries, key=lambda entry: entry.published.order, reverse=True)


def moment(date: PartialDate) -> dt.datetime:
    """Return the first moment in UTC that a date can mean."""
    return dt.datetime.combine(date.first_day, dt.time(), dt.UTC)


def _authors(
    people: Iterable[Person], library: Library, settings: Settings
) -> tuple[FeedAuthor, ...]:
    """Return names with addresses; the owner is at home on this site."""
    return tuple(
        FeedAuthor(person.name, settings.absolute("/"))
        if person.key == library.owner.key
        else FeedAuthor(person.name, person.homepage or settings.absolute(person_path(person)))
        for person in people
    )


def _pdf(publication: Publication, settings: Settings) -> Attachment | None:
    path = pdf_path(publication)
    if not (publication.pdf and path):
        return None
    return Attachment(settings.absolute(path), "application/pdf", publication.pdf.size)


def _day(date: PartialDate) -> dt.date:
    return date.first_day


def _tag_uri(article: Article, settings: Settings) -> str:
    """Return an id (RFC 4151) that holds no title, so that a new title makes no new entry.

    Another site may stand beside this one on its host, so that it holds the path of the site.
    """
    host = urlsplit(settings.site_url).hostname
    return f"tag:{host},{article.date.year}:{settings.base}{_first_path(article)}"


def _first_record_path(path: str, library: Library) -> str:
    """Return where the page of a record was first, as far as redirects lead on from there."""
    form = re.compile(rf"{path.rpartition('/')[0].rpartition('/')[0]}/[a-z0-9-]+/")
    former = (one.former for one in library.redirects if one.target_path == path)
    return next(filter(form.fullmatch, former), path)


def _first_path(article: Article) -> str:
    """Return where an article was first, as far as its aliases are such as articles have here."""
    aliases = (alias.path for alias in article.aliases)
    return next(filter(is_article_path, aliases), article_path(article))
