"""Everything the records say, joined: lookups by key, and what belongs to what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from .identifiers import repository, slug
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
    Theme,
    Venue,
)
from .series import Series, by_slug

T = TypeVar("T")


@dataclass(frozen=True)
class Tag:
    """A topic, and the papers, posts and news items that carry it."""

    slug: str
    name: str
    publications: tuple[Publication, ...]
    articles: tuple[Article, ...]


@dataclass(frozen=True)
class Library:
    """All records of one site; sequences stand in the order in which pages show them."""

    profile: Profile
    organizations: dict[str, Organization]
    people: dict[str, Person]
    venues: dict[str, Venue]
    publications: dict[str, Publication]
    talks: dict[str, Talk]
    claims: dict[str, Claim]
    awards: dict[str, Award]
    service: dict[str, Service]
    software: dict[str, Software]
    articles: tuple[Article, ...]
    drafts: tuple[Article, ...]
    notes: tuple[Note, ...]
    redirects: tuple[Redirect, ...] = ()

    @property
    def owner(self) -> Person:
        return self.profile.person

    def section(self, name: str) -> tuple[Article, ...]:
        """Return the articles of one section, the newest first."""
        return tuple(article for article in self.articles if article.section == name)

    def publications_by_period(self) -> dict[str, tuple[Publication, ...]]:
        return by_period(self.publications.values())

    def publications_of(self, person: Person) -> tuple[Publication, ...]:
        return self._publications_by_person.get(person.key, ())

    def selected(self) -> tuple[Publication, ...]:
        """Return the papers that the home page shows: those selected, or else all."""
        papers = tuple(self.publications.values())
        return tuple(p for p in papers if p.selected) or papers

    def publications_on(self, theme: Theme) -> tuple[Publication, ...]:
        return tuple(p for p in self.publications.values() if theme in p.themes)

    def publications_in(self, area: Area) -> tuple[Publication, ...]:
        return tuple(p for p in self.publications.values() if p.area == area)

    def articles_about(self, publication: Publication) -> tuple[Article, ...]:
        """Return the posts and news items that name a paper as theirs, cite it or link to it."""
        return self._articles_by_publication.get(publication.key, ())

    def talks_about(self, publication: Publication) -> tuple[Talk, ...]:
        return self._talks_by_publication.get(publication.key, ())

    def claims_about(self, publication: Publication) -> tuple[Claim, ...]:
        return self._claims_by_publication.get(publication.key, ())

    def awards_of(self, publication: Publication) -> tuple[Award, ...]:
        return tuple(award for award in self.awards.values() if award.publication == publication)

    def programs(self) -> tuple[Software, ...]:
        """Return the code of papers, and then what software.yaml lists; no repository twice."""
        listed = {repository(software.code) for software in self.software.values()}
        papers = map(Software.of_publication, self.publications.values())
        code = (s for s in papers if s and repository(s.code) not in listed)
        return (*code, *self.software.values())

    def code_of(self, publication: Publication) -> Software | None:
        """Return the code of a paper: what software.yaml says of its repository, or the paper."""
        code = Software.of_publication(publication)
        return self._software_by_code.get(code.code, code) if code else None

    def is_listed(self, software: Software) -> bool:
        """Return whether software.yaml tells of a program, and not its paper alone."""
        return self.software.get(software.key) == software

    def publication_with_code(self, address: str) -> Publication | None:
        """Return the paper whose code a repository holds; of several, the oldest."""
        return self._publications_by_code.get(address)

    def organization_named(self, name: str) -> Organization | None:
        """Return the organization of a name, long or short, as papers write their publishers."""
        return self._organizations_by_name.get(name.casefold())

    def collaborators(self) -> tuple[Person, ...]:
        """Return the co-authors of the owner: most joint papers first, then by name."""
        together = Counter(
            author.person.key
            for publication in self.publications_of(self.owner)
            for author in publication.authors
            if author.person.key != self.owner.key
        )
        people = (self.people[key] for key in together)
        return tuple(sorted(people, key=lambda p: (-together[p.key], p.parts.inverted.casefold())))

    def collaborators_by_affiliation(
        self,
    ) -> tuple[tuple[Organization | None, tuple[Person, ...]], ...]:
        """Return the collaborators by outermost organization; None holds the rest, last."""
        groups: dict[str, list[Person]] = {}
        for person in self.collaborators():
            root = person.affiliations[0].root.key if person.affiliations else ""
            groups.setdefault(root, []).append(person)
        order = sorted(groups, key=lambda key: (not key, -len(groups[key]), key))
        return tuple((self.organizations.get(key), tuple(groups[key])) for key in order)

    @cached_property
    def topics(self) -> frozenset[str]:
        """The topics of all that is out, as they are written there: each has a page."""
        papers = (name for paper in self.publications.values() for name in paper.keywords)
        return frozenset((*papers, *(name for one in self.articles for name in one.tags)))

    def tags(self) -> dict[str, Tag]:
        """Return slug -> topic, in alphabetical order; the first spelling names it."""
        papers, articles = self.publications.values(), self.articles
        spelled: dict[str, str] = {}
        for names in (*(p.keywords for p in papers), *(a.tags for a in articles)):
            for name in names:
                spelled.setdefault(slug(name), name)
        papers_on = grouped((slug(name), p) for p in papers for name in p.keywords)
        articles_on = grouped(
            (slug(name), article) for article in articles for name in article.tags
        )
        return {
            key: Tag(key, spelled[key], papers_on.get(key, ()), articles_on.get(key, ()))
            for key in sorted(spelled)
        }

    @cached_property
    def series(self) -> dict[str, Series]:
        """Slug -> series, of which at least one part is out."""
        return by_slug(self.articles)

    def series_of(self, article: Article) -> Series | None:
        """Return the series of an article: the parts that are out, and itself."""
        if not article.series:
            return None
        known = self.series.get(slug(article.series))
        if known and article in known.parts:
            return known
        parts = known.parts if known else ()
        return next(iter(by_slug((*parts, article)).values()))

    # Every page asks what belongs to it, so that to look through all records each time would make
    # a site of a thousand papers wait.

    @cached_property
    def _publications_by_person(self) -> dict[str, tuple[Publication, ...]]:
        return grouped((a.person.key, p) for p in self.publications.values() for a in p.authors)

    @cached_property
    def _articles_by_publication(self) -> dict[str, tuple[Article, ...]]:
        return grouped((p.key, article) for article in self.articles for p in article.mentioned)

    @cached_property
    def _software_by_code(self) -> dict[str, Software]:
        return {software.code: software for software in self.software.values()}

    @cached_property
    def _publications_by_code(self) -> dict[str, Publication]:
        programs = ((p, Software.of_publication(p)) for p in self.publications.values())
        return {software.code: publication for publication, software in programs if software}

    @cached_property
    def _organizations_by_name(self) -> dict[str, Organization]:
        return {
            name.casefold(): organization
            for organization in reversed(self.organizations.values())
            for name in (organization.short, organization.name)
            if name
        }

    @cached_property
    def _talks_by_publication(self) -> dict[str, tuple[Talk, ...]]:
        return grouped((p.key, t) for t in self.talks.values() for p in t.publications)

    @cached_property
    def _claims_by_publication(self) -> dict[str, tuple[Claim, ...]]:
        return grouped((p.key, claim) for claim in self.claims.values() for p in claim.publications)


def by_period(publications: Iterable[Publication]) -> dict[str, tuple[Publication, ...]]:
    """Return heading -> papers: first what has no date yet, then year by year."""
    groups = grouped((publication.period, publication) for publication in publications)
    waiting = [period for period in groups if not period.isdigit()]
    years = sorted((period for period in groups if period.isdigit()), key=int, reverse=True)
    return {period: groups[period] for period in (*waiting, *years)}


def grouped(pairs: Iterable[tuple[str, T]]) -> dict[str, tuple[T, ...]]:
    """Return key -> what is paired with it, in the order of the pairs, nothing twice in a row."""
    groups: dict[str, list[T]] = {}
    for key, item in pairs:
        items = groups.setdefault(key, [])
        if not items or items[-1] is not item:
            items.append(item)
    return {key: tuple(items) for key, items in groups.items()}
