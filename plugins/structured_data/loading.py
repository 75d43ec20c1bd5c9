"""Reads a folder of records into a Library, or raises InvalidData with every problem in it."""

from __future__ import annotations

import datetime as dt
import operator
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from .article_reader import ArticleReader, refuse_pageless
from .bibtex_source import read_bibtex
from .citing.bibliography import unread_references
from .content_files import addressless_files, article_files, unread_files
from .errors import InvalidData, Place, Problem
from .fields import Fields
from .keyed import Records
from .known_people import KnownPeople
from .known_works import KnownCode, KnownWorks
from .library import Library
from .paper_files import paper_files, unclaimed_files
from .places import Places
from .record_files import noting_gaps, records_of, yaml_records
from .records import (
    Area,
    Article,
    Award,
    Claim,
    Note,
    Organization,
    Person,
    Profile,
    Publication,
    Redirect,
    Service,
    Software,
    Talk,
    Venue,
)
from .records.pasted_fields import PASTED_FIELDS
from .redirects import alias_redirects, redirect_problems
from .sources import Mapping, read_yaml

T = TypeVar("T")


def load_library(
    data: Path, today: dt.date | None = None, keep: Callable[..., Any] = operator.call
) -> Library:
    """Return the records of a folder such as content/data, and the articles beside it.

    An article dated after `today` (in UTC) waits. `keep` calls a function of plain values, or knows
    what it gives. Raises InvalidData with every problem.
    """
    problems: list[Problem] = []
    today = today or dt.datetime.now(dt.UTC).date()
    if not data.is_dir():
        raise InvalidData([Problem(Place(str(data), 1), "is not a folder (give content/data)")])

    organizations: Records[Organization] = Records()
    for fields in yaml_records(data / "organizations.yaml", organizations, problems):
        fields.add(Organization.from_fields(fields, organizations), organizations)
    people: Records[Person] = Records()
    known_people = KnownPeople()
    for fields in yaml_records(data / "people.yaml", people, problems):
        person = Person.from_fields(fields, organizations)
        fields.add(person, people)
        known_people.add(person, fields)
    by_name = known_people.by_name
    by_name.whole = people.whole
    profile = _profile(data / "profile.yaml", people, organizations, problems)

    venues = records_of(data / "venues.yaml", Venue.from_fields, problems)
    publications: Records[Publication] = Records()
    known = KnownWorks()
    pdfs = paper_files(data.parent / "publications", problems)
    entries = noting_gaps(publications, read_bibtex, data / "publications.bib", problems)
    for entry in entries:
        fields = Fields(entry, problems)
        before = len(problems)
        publication = Publication.from_fields(fields, by_name, venues, profile)
        if len(problems) == before:
            _refuse_absence(publication, profile.person, fields)
        publication = replace(publication, pdf=pdfs.get(publication.key))
        known.add(publication, fields)
        fields.add(publication, publications, PASTED_FIELDS)
    with_pages = people_with_pages(profile, publications) if publications.whole else None
    talks = records_of(
        data / "talks.yaml",
        lambda fields: _talk(fields, people, organizations, publications, with_pages),
        problems,
    )
    awards = records_of(
        data / "awards.yaml",
        lambda fields: Award.from_fields(fields, organizations, publications),
        problems,
    )
    service = records_of(
        data / "service.yaml", lambda fields: Service.from_fields(fields, organizations), problems
    )
    code = KnownCode(publications.values())
    software = records_of(
        data / "software.yaml",
        lambda fields: code.added(Software.from_fields(fields, publications), fields),
        problems,
    )
    files = article_files(data.parent)
    reader = ArticleReader(profile.person, people, publications, with_pages, today, keep)
    articles = reader.articles(files, data.parent, problems)
    posts = {article.slug: article for article in articles if article.section == "blog"}
    claims = records_of(
        data / "claims.yaml",
        lambda fields: Claim.from_fields(fields, publications, posts),
        problems,
    )
    places = Places(data, {"publications.bib": entries} if publications.whole else {})
    notes: list[Note] = []
    for fields in yaml_records(data / "review.yaml", Records(), problems, "notes", "kind"):
        notes.append(Note.from_fields(fields, places.find))
        fields.finish()

    moved = redirects_of(data, problems)
    problems += redirect_problems((*moved, *alias_redirects(articles)))

    problems += unread_files(data)
    problems += unclaimed_files(pdfs, publications)
    problems += addressless_files(data.parent)
    problems += unread_references(files, data.parent)
    if problems:
        raise InvalidData(problems)
    public = [article for article in articles if article.is_out(today)]
    return Library(
        profile=profile,
        organizations=organizations,
        people=people,
        venues=venues,
        publications=_in_order(publications, lambda publication: publication.order),
        talks=_in_order(talks, lambda talk: talk.order),
        awards=_in_order(awards, lambda award: award.order),
        service=_in_order(service, lambda role: role.order),
        software=_in_order(software, lambda program: program.order),
        claims={key: _with_public_posts(claim, public) for key, claim in claims.items()},
        articles=_articles_newest_first(public),
        drafts=_articles_newest_first(a for a in articles if not a.is_out(today)),
        notes=tuple(notes),
        redirects=(*moved, *alias_redirects(public)),
    )


def people_with_pages(profile: Profile, publications: dict[str, Publication]) -> set[str]:
    """Return the keys of the owner and of who shares a paper with the owner."""
    authors = (author.person.key for p in publications.values() for author in p.authors)
    return {profile.person.key, *authors}


def redirects_of(data: Path, problems: list[Problem]) -> tuple[Redirect, ...]:
    """Return what redirects.yaml says of former addresses."""
    redirects = []
    for fields in yaml_records(data / "redirects.yaml", Records(), problems, first="from"):
        redirects.append(Redirect.from_fields(fields))
        fields.finish()
    return tuple(redirects)


def _profile(
    path: Path,
    people: dict[str, Person],
    organizations: dict[str, Organization],
    problems: list[Problem],
) -> Profile:
    areas: Records[Area] = Records()
    document = noting_gaps(areas, read_yaml, path, problems)
    if not isinstance(document, Mapping):
        if areas.whole:
            message = "is not a group of named values (begin it with `person: ...`)"
            problems.append(Problem(Place(str(path), 1), message))
        empty = Fields(Mapping({}, Place(str(path), 1)), [])
        profile = Profile.from_fields(empty, people, organizations)
        return replace(profile, areas=Records.unread(), themes=Records.unread())
    fields = Fields(document, problems)
    profile = Profile.from_fields(fields, people, organizations)
    fields.finish()
    return profile


def _refuse_absence(publication: Publication, owner: Person, fields: Fields) -> None:
    """Note a problem where the owner is not an author: co-authors have pages, others none."""
    authors = {author.person.key for author in publication.authors}
    if owner.key and authors and owner.key not in authors:
        message = f"the owner, {owner.name!r}, is not among the authors (leave this paper out)"
        fields.problem(fields.place_of("author"), message)


def _with_public_posts(claim: Claim, public: Iterable[Article]) -> Claim:
    return replace(claim, posts=tuple(post for post in claim.posts if post in public))


def _talk(
    fields: Fields,
    people: dict[str, Person],
    organizations: dict[str, Organization],
    publications: dict[str, Publication],
    with_pages: set[str] | None,
) -> Talk:
    talk = Talk.from_fields(fields, people, organizations, publications)
    refuse_pageless("speakers", talk.speakers, with_pages, fields)
    return talk


def _in_order(records: dict[str, T], order: Callable[[T], tuple[int, ...]]) -> dict[str, T]:
    """Return the records, the newest first; those of one date keep the order of their file."""
    return dict(sorted(records.items(), key=lambda item: order(item[1]), reverse=True))


def _articles_newest_first(articles: Iterable[Article]) -> tuple[Article, ...]:
    by_slug = sorted(articles, key=lambda article: article.slug)
    return tuple(sorted(by_slug, key=lambda article: article.date.first_day, reverse=True))
