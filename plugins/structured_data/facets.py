"""The facets by which a reader narrows the list of papers: theme, year, kind, venue, co-author."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .identifiers import slug
from .library import Library, grouped
from .paths import facet_path, person_path
from .records import Publication
from .records.references import several

FEWEST = 4  # papers; of fewer nobody has to choose
MOST = 8  # values that stand there before the rest is folded
COAUTHOR = "co-author"


@dataclass(frozen=True)
class FacetValue:
    """One value of a facet, and the papers that have it; `path` is of the page that lists them.

    `title` says which papers of the owner they are, for a heading.
    """

    facet: str
    key: str
    label: str
    title: str
    path: str
    publications: tuple[Publication, ...]


@dataclass(frozen=True)
class Facet:
    """A question to ask of every paper, and the answers there are, in the order shown."""

    key: str
    label: str
    values: tuple[FacetValue, ...]

    @property
    def shown(self) -> tuple[FacetValue, ...]:
        """The values that a reader sees at once: of very many, the first."""
        return self.values if len(self.values) <= MOST + 2 else self.values[:MOST]

    @property
    def folded(self) -> tuple[FacetValue, ...]:
        return self.values[len(self.shown) :]


def facets(library: Library) -> tuple[Facet, ...]:
    """Return the facets that divide the papers: none of few papers, none with a single value."""
    if len(library.publications) < FEWEST:
        return ()
    values = {
        "Theme": _themes(library),
        "Year": _years(library),
        "Kind": _kinds(library),
        "Venue": _venues(library),
        "Co-author": _coauthors(library),
    }
    found = (Facet(label.lower(), label, tuple(values[label])) for label in values)
    return tuple(facet for facet in found if len(facet.values) > 1)


def facet_values(library: Library) -> tuple[FacetValue, ...]:
    """Return the values whose papers have a page of their own; co-authors have theirs."""
    return tuple(
        value for facet in facets(library) for value in facet.values if facet.key != COAUTHOR
    )


def _themes(library: Library) -> Iterator[FacetValue]:
    """Yield the areas of the research tree, in the order of the profile."""
    for area in library.profile.areas.values():
        if papers := library.publications_in(area):
            yield _value("theme", area.key, area.name, f"Publications on {area.name}", papers)


def _years(library: Library) -> Iterator[FacetValue]:
    for period, papers in library.publications_by_period().items():
        words = f"from {period}" if period.isdigit() else period.lower()
        yield _value("year", slug(period), period, f"Publications {words}", papers)


def _kinds(library: Library) -> Iterable[FacetValue]:
    papers = library.publications.values()
    by_kind = grouped((slug(paper.kind) or paper.type, paper) for paper in papers)
    names = {key: several(group[0].kind) for key, group in by_kind.items()}
    return _most_first(
        _value("kind", key, name[:1].upper() + name[1:], f"All {name}", by_kind[key])
        for key, name in names.items()
    )


def _venues(library: Library) -> Iterable[FacetValue]:
    """Return the conferences, whatever their year, and the journals, workshops and books."""
    pairs = [
        (slug(venue.series or venue.words) or venue.key, paper)
        for paper in library.publications.values()
        if (venue := paper.venue)
    ]
    return _most_first(_venue(key, papers) for key, papers in grouped(pairs).items() if key)


def _venue(key: str, papers: tuple[Publication, ...]) -> FacetValue:
    venue = next(paper.venue for paper in papers if paper.venue)
    label = venue.series or venue.words
    where = "in" if venue.kind in ("journal", "book") else "at"
    return _value("venue", key, label, f"Publications {where} {label}", papers)


def _coauthors(library: Library) -> Iterator[FacetValue]:
    for person in library.collaborators():
        papers = library.publications_of(person)
        title = f"Publications with {person.name}"
        yield FacetValue(COAUTHOR, person.key, person.name, title, person_path(person), papers)


def _value(
    facet: str, key: str, label: str, title: str, papers: tuple[Publication, ...]
) -> FacetValue:
    return FacetValue(facet, key, label, title, facet_path(facet, key), papers)


def _most_first(values: Iterable[FacetValue]) -> list[FacetValue]:
    return sorted(values, key=lambda v: (-len(v.publications), v.label.casefold()))
