"""Reads a folder of records into a Library, or raises InvalidData with every problem in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from .bibtex_source import read_bibtex
from .content_files import addressless_files, article_files, unread_files
from .errors import InvalidData, Place, Problem
from .fields import Fields
from .identifiers import slug
from .inline_text import plain_text
from .keyed import Records, is_whole
from .library import Library
from .names import name_key
from .records import Area, Article, Claim, Organization, Person, Profile, Publication, Talk, Venue
from .records.pasted_fields import PASTED_FIELDS
from .sources import Mapping, Sequence, first_paragraph, read_front_matter, read_yaml

T = TypeVar("T")
D = TypeVar("D")


def load_library(data: Path, today: dt.date | None = None) -> Library:
    """Return the records of a folder such as content/data, and the articles beside it.

    An article dated after `today` (in UTC) waits. Raises InvalidData with every problem.
    """
    problems: list[Problem] = []
    today = today or dt.datetime.now(dt.UTC).date()
    if not data.is_dir():
        raise InvalidData([Problem(Place(str(data), 1), "is not a folder (give content/data)")])

    organizations: Records[Organization] = Records()
    for fields in _yaml_records(data / "organizations.yaml", organizations, problems):
        fields.add(Organization.from_fields(fields, organizations), organizations)
    people: Records[Person] = Records()
    by_name: Records[Person] = Records()
    for fields in _yaml_records(data / "people.yaml", people, problems):
        person = Person.from_fields(fields, organizations)
        fields.add(person, people)
        _add_names(person, by_name, fields)
    by_name.whole = people.whole
    profile = _profile(data / "profile.yaml", people, organizations, problems)

    venues: Records[Venue] = Records()
    for fields in _yaml_records(data / "venues.yaml", venues, problems):
        fields.add(Venue.from_fields(fields), venues)
    publications: Records[Publication] = Records()
    entries = _noting_gaps(publications, read_bibtex, data / "publications.bib", problems)
    for entry in entries:
        fields = Fields(entry, problems)
        before = len(problems)
        publication = Publication.from_fields(fields, by_name, venues, profile)
        if len(problems) == before:
            _refuse_absence(publication, profile.person, fields)
        _refuse_known_work(publication, publications.values(), fields)
        fields.add(publication, publications, PASTED_FIELDS)
    talks: Records[Talk] = Records()
    for fields in _yaml_records(data / "talks.yaml", talks, problems):
        fields.add(Talk.from_fields(fields, organizations, publications), talks)
    articles = [
        _article(path, data.parent, profile.person, people, publications, problems)
        for path in article_files(data.parent)
    ]
    posts = {article.slug: article for article in articles if article.section == "blog"}
    claims: Records[Claim] = Records()
    for fields in _yaml_records(data / "claims.yaml", claims, problems):
        fields.add(Claim.from_fields(fields, publications, posts), claims)

    problems += unread_files(data)
    problems += _repeated_addresses(articles)
    problems += addressless_files(data.parent)
    if problems:
        raise InvalidData(problems)
    public = [a for a in articles if not a.draft and a.date.first_day <= today]
    return Library(
        profile=profile,
        organizations=organizations,
        people=people,
        venues=venues,
        publications=_in_order(publications, lambda publication: publication.order),
        talks=_in_order(talks, lambda talk: talk.order),
        claims={key: _with_public_posts(claim, public) for key, claim in claims.items()},
        articles=_articles_newest_first(public),
        drafts=_articles_newest_first(a for a in articles if a not in public),
    )


def _noting_gaps(
    records: Records[T],
    read: Callable[[Path, list[Problem]], D],
    path: Path,
    problems: list[Problem],
) -> D:
    """Return what a file holds; where it has problems of form, its records may not be all."""
    before = len(problems)
    document = read(path, problems)
    records.whole = len(problems) == before
    return document


def _yaml_records(path: Path, records: Records[T], problems: list[Problem]) -> Iterator[Fields]:
    """Yield the fields of each record in a file that lists them; all but people may be missing."""
    if path.stem != "people" and not path.exists():
        return
    document = _noting_gaps(records, read_yaml, path, problems)
    if document is None:
        return
    if not isinstance(document, Sequence):
        message = f"is not a list of {path.stem} (begin each with `- key: ...`)"
        problems.append(Problem(Place(str(path), document.place.line), message))
        records.whole = False
        return
    for item in document.items:
        if isinstance(item, Mapping):
            yield Fields(item, problems)
        else:
            problems.append(Problem(item.place, "is not a record (begin it with `- key: ...`)"))


def _profile(
    path: Path,
    people: dict[str, Person],
    organizations: dict[str, Organization],
    problems: list[Problem],
) -> Profile:
    areas: Records[Area] = Records()
    document = _noting_gaps(areas, read_yaml, path, problems)
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


def _add_names(person: Person, by_name: dict[str, Person], fields: Fields) -> None:
    for name in (person.name, *person.variants):
        other = by_name.setdefault(name_key(name), person)
        if other.key != person.key:
            message = f"{name!r} is a name of '{other.key}', too (keep one of the two)"
            fields.problem(fields.place_of("name"), message)


def _refuse_known_work(
    publication: Publication, others: Iterable[Publication], fields: Fields
) -> None:
    """Note a problem where another entry has the DOI or the arXiv id of this one."""
    own = publication.reference
    for other in others:
        known = other.reference
        for name, label, one, two in (
            ("doi", "DOI", own.doi, known.doi),
            ("eprint", "arXiv id", own.arxiv, known.arxiv),
        ):
            if one and two and one.lower() == two.lower():
                message = f"{one!r} is the {label} of '{other.key}', too (merge the two)"
                fields.problem(fields.place_of(name), message)


def _refuse_absence(publication: Publication, owner: Person, fields: Fields) -> None:
    """Note a problem where the owner is not an author: co-authors have pages, others none."""
    authors = {author.person.key for author in publication.authors}
    if owner.key and authors and owner.key not in authors:
        message = f"the owner, {owner.name!r}, is not among the authors (leave this paper out)"
        fields.problem(fields.place_of("author"), message)


def _with_public_posts(claim: Claim, public: Iterable[Article]) -> Claim:
    return replace(claim, posts=tuple(post for post in claim.posts if post in public))


def _article(
    path: Path,
    content: Path,
    owner: Person,
    people: dict[str, Person],
    publications: dict[str, Publication],
    problems: list[Problem],
) -> Article:
    section, name, *_ = path.relative_to(content).parts
    name = name.removesuffix(".md")
    fields = Fields(read_front_matter(path, problems), problems)
    lead = plain_text(first_paragraph(path))
    article = Article.from_fields(fields, section, name, lead, owner, people, publications)
    if slug(name) != name:
        remedy = slug(name) or "lower-case letters, digits and hyphens"
        fields.problem(fields.place, f"{name!r} cannot be an address (rename it to {remedy})")
    coauthors = {author.person.key for p in publications.values() for author in p.authors}
    for author in article.authors:
        if is_whole(publications) and author.key not in coauthors | {owner.key}:
            message = f"{author.key!r} has no page (name people who share a paper with the owner)"
            fields.problem(fields.place_of("authors"), message)
    fields.finish()
    return article


def _repeated_addresses(articles: Iterable[Article]) -> list[Problem]:
    seen: dict[tuple[str, str], Article] = {}
    problems = []
    for article in articles:
        first = seen.setdefault((article.section, article.slug), article)
        if first is not article:
            message = f"has the address of {first.place.file} (rename one)"
            problems.append(Problem(article.place, message))
    return problems


def _in_order(records: dict[str, T], order: Callable[[T], tuple[int, ...]]) -> dict[str, T]:
    """Return the records, the newest first; those of one date keep the order of their file."""
    return dict(sorted(records.items(), key=lambda item: order(item[1]), reverse=True))


def _articles_newest_first(articles: Iterable[Article]) -> tuple[Article, ...]:
    by_slug = sorted(articles, key=lambda article: article.slug)
    return tuple(sorted(by_slug, key=lambda article: article.date.first_day, reverse=True))
