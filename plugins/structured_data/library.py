"""Everything the records say, joined: lookups by key, and what belongs to what."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from .identifiers import slug
from .records import (
    Area,
    Article,
    Claim,
    Organization,
    Person,
    Profile,
    Publication,
    Talk,
    Theme,
    Venue,
)


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
    articles: tuple[Article, ...]
    drafts: tuple[Article, ...]

    @property
    def owner(self) -> Person:
        return self.profile.person

    def section(self, name: str) -> tuple[Article, ...]:
        """Return the articles of one section, the newest first."""
        return tuple(article for article in self.articles if article.section == name)

    def publications_by_period(self) -> dict[str, tuple[Publication, ...]]:
        """Return heading -> papers: first what has no date yet, then year by year."""
        groups: dict[str, list[Publication]] = {}
        for publication in self.publications.values():
            groups.setdefault(publication.period, []).append(publication)
        waiting = [period for period in groups if not period.isdigit()]
        years = sorted((period for period in groups if period.isdigit()), key=int, reverse=True)
        return {period: tuple(groups[period]) for period in (*waiting, *years)}

    def publications_of(self, person: Person) -> tuple[Publication, ...]:
        return tuple(
            publication
            for publication in self.publications.values()
            if any(author.person.key == person.key for author in publication.authors)
        )

    def selected(self) -> tuple[Publication, ...]:
        """Return the papers that the home page shows: those selected, or else all."""
        papers = tuple(self.publications.values())
        return tuple(p for p in papers if p.selected) or papers

    def publications_on(self, theme: Theme) -> tuple[Publication, ...]:
        return tuple(p for p in self.publications.values() if theme in p.themes)

    def publications_in(self, area: Area) -> tuple[Publication, ...]:
        return tuple(p for p in self.publications.values() if p.area == area)

    def articles_about(self, publication: Publication) -> tuple[Article, ...]:
        return tuple(article for article in self.articles if publication in article.publications)

    def talks_about(self, publication: Publication) -> tuple[Talk, ...]:
        return tuple(talk for talk in self.talks.values() if publication in talk.publications)

    def claims_about(self, publication: Publication) -> tuple[Claim, ...]:
        return tuple(claim for claim in self.claims.values() if publication in claim.publications)

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

    def tags(self) -> dict[str, Tag]:
        """Return slug -> topic, in alphabetical order; the first spelling names it."""
        names = [
            *(name for publication in self.publications.values() for name in publication.keywords),
            *(name for article in self.articles for name in article.tags),
        ]
        spelled = {slug(name): name for name in reversed(names)}
        return {
            key: Tag(
                slug=key,
                name=spelled[key],
                publications=tuple(
                    p for p in self.publications.values() if key in map(slug, p.keywords)
                ),
                articles=tuple(a for a in self.articles if key in map(slug, a.tags)),
            )
            for key in sorted(spelled)
        }
