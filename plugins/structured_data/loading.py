"""Reads a folder of records into a Library, or raises InvalidData with every problem in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Protocol, TypeVar

from .dates import PartialDate
from .errors import InvalidData, Place, Problem
from .fields import Fields
from .identifiers import slug
from .library import Library
from .names import name_key
from .records import Article, Claim, Organization, Person, Profile, Publication, Talk
from .records.articles import SECTIONS
from .sources import Mapping, Sequence, read_bibtex, read_front_matter, read_yaml


class Keyed(Protocol):
    @property
    def key(self) -> str: ...


R = TypeVar("R", bound=Keyed)


def load_library(data: Path, today: dt.date | None = None) -> Library:
    """Return the records of a folder such as content/data, and the articles beside it.

    An article dated after `today` (in UTC) waits. Raises InvalidData with every problem.
    """
    problems: list[Problem] = []
    today = today or dt.datetime.now(dt.UTC).date()
    if not data.is_dir():
        raise InvalidData([Problem(Place(str(data), 1), "is not a folder (give content/data)")])

    organizations: dict[str, Organization] = {}
    for fields in _yaml_records(data / "organizations.yaml", problems):
        _add(organizations, Organization.from_fields(fields, organizations), fields)
    people: dict[str, Person] = {}
    for fields in _yaml_records(data / "people.yaml", problems):
        _add(people, Person.from_fields(fields, organizations), fields)
    by_name = _people_by_name(people.values(), data / "people.yaml", problems)
    profile = _profile(data / "profile.yaml", people, organizations, problems)

    publications: dict[str, Publication] = {}
    for entry in read_bibtex(data / "publications.bib", problems):
        fields = Fields(entry, problems)
        _add(publications, Publication.from_fields(fields, by_name, profile), fields)
        _refuse_known_doi(fields, publications)
    talks: dict[str, Talk] = {}
    for fields in _yaml_records(data / "talks.yaml", problems):
        _add(talks, Talk.from_fields(fields, organizations, publications), fields)
    articles = [
        _article(path, profile.person, people, publications, problems)
        for path in article_files(data.parent)
    ]
    posts = {article.slug: article for article in articles if article.section == "blog"}
    claims: dict[str, Claim] = {}
    for fields in _yaml_records(data / "claims.yaml", problems):
        _add(claims, Claim.from_fields(fields, publications, posts), fields)

    problems += _repeated_addresses(articles)
    if problems:
        raise InvalidData(problems)
    public = [a for a in articles if not a.draft and a.date.first_day <= today]
    return Library(
        profile=profile,
        organizations=organizations,
        people=people,
        publications=_newest_first(publications, lambda publication: publication.date),
        talks=_newest_first(talks, lambda talk: talk.date.start if talk.date else PartialDate(1)),
        claims=claims,
        articles=_articles_newest_first(public),
        drafts=_articles_newest_first(a for a in articles if a not in public),
    )


def article_files(content: Path) -> list[Path]:
    """Return the Markdown files of all sections: <slug>.md or <slug>/index.md."""
    return sorted(
        path
        for section in SECTIONS
        for pattern in ("*.md", "*/index.md")
        for path in (content / section).glob(pattern)
    )


def _yaml_records(path: Path, problems: list[Problem]) -> Iterable[Fields]:
    """Yield the fields of each record in a file that lists them; the file may be missing."""
    if not path.exists():
        return
    document = read_yaml(path, problems)
    if document is not None and not isinstance(document, Sequence):
        message = f"is not a list of {path.stem} (begin each with `- key: ...`)"
        problems.append(Problem(document.place, message))
        return
    for number, item in enumerate(document.items if document else ()):
        if isinstance(item, Mapping):
            place = Place(item.place.file, item.place.line, f"{path.stem}{item.place.key}")
            yield Fields(Mapping(item.fields, place), problems)
        else:
            message = f"item {number} is not a record (begin it with `- key: ...`)"
            problems.append(Problem(item.place, message))


def _add(records: dict[str, R], record: R, fields: Fields) -> None:
    if record.key in records:
        fields.problem(fields.place_of("key"), f"{record.key!r} is used above (choose another key)")
    records[record.key] = record
    fields.finish()


def _profile(
    path: Path,
    people: dict[str, Person],
    organizations: dict[str, Organization],
    problems: list[Problem],
) -> Profile:
    document = read_yaml(path, problems)
    if not isinstance(document, Mapping):
        problems.append(Problem(Place(str(path), 1), "is not a group of named values"))
        document = Mapping({}, Place(str(path), 1))
    fields = Fields(document, problems)
    profile = Profile.from_fields(fields, people, organizations)
    fields.finish()
    return profile


def _people_by_name(
    people: Iterable[Person], path: Path, problems: list[Problem]
) -> dict[str, Person]:
    by_name: dict[str, Person] = {}
    for person in people:
        for name in (person.name, *person.variants):
            other = by_name.setdefault(name_key(name), person)
            if other.key != person.key:
                message = (
                    f"{name!r} is the name of both '{other.key}' and '{person.key}' (keep one)"
                )
                problems.append(Problem(Place(str(path), 1, person.key), message))
    return by_name


def _refuse_known_doi(fields: Fields, publications: dict[str, Publication]) -> None:
    *others, newest = publications.values()
    for other in others:
        if newest.doi and other.doi and newest.doi.lower() == other.doi.lower():
            place = fields.place_of("doi")
            fields.problem(place, f"{newest.doi!r} is the DOI of '{other.key}' too (merge the two)")


def _article(
    path: Path,
    owner: Person,
    people: dict[str, Person],
    publications: dict[str, Publication],
    problems: list[Problem],
) -> Article:
    folder = path.parent if path.name == "index.md" else path.with_suffix("")
    fields = Fields(read_front_matter(path, problems), problems)
    article = Article.from_fields(
        fields, folder.parent.name, folder.name, owner, people, publications
    )
    if slug(article.slug) != article.slug:
        message = f"{folder.name!r} cannot be an address (rename it to {slug(article.slug)!r})"
        fields.problem(fields.place, message)
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


def _newest_first(records: dict[str, R], date: Callable[[R], PartialDate]) -> dict[str, R]:
    """Return the records, the newest first; those of one date keep the order of their file."""
    newest = sorted(records.items(), key=lambda item: date(item[1]).first_day, reverse=True)
    return dict(newest)


def _articles_newest_first(articles: Iterable[Article]) -> tuple[Article, ...]:
    by_slug = sorted(articles, key=lambda article: article.slug)
    return tuple(sorted(by_slug, key=lambda article: article.date.first_day, reverse=True))
