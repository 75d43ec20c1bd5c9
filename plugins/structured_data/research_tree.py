"""The research tree: a prefix tree of areas and papers, laid out for drawing."""

from __future__ import annotations

from dataclasses import dataclass

from .library import Library
from .records import Area, Publication

# All lengths are in the units of the drawing, which is shown at about one CSS pixel a unit.
ROOT_X, AREA_X, LEAF_X = 8, 116, 256
LEAF_STEP, AREA_GAP, MARGIN = 37, 20, 18
LABEL_GAP, NAME_ADVANCE, VENUE_ADVANCE, AREA_ADVANCE = 12, 7.6, 6.8, 8.0


@dataclass(frozen=True)
class Leaf:
    """A paper; `edge` is the SVG path from its branch."""

    publication: Publication
    venue: str
    x: float
    y: float
    edge: str


@dataclass(frozen=True)
class Branch:
    """An area with its papers; `edge` is the SVG path from the root."""

    area: Area
    x: float
    y: float
    edge: str
    leaves: tuple[Leaf, ...]


@dataclass(frozen=True)
class ResearchTree:
    """The drawing: its size, where the root stands, and the branches from top to bottom."""

    width: float
    height: float
    root_x: float
    root_y: float
    branches: tuple[Branch, ...]


def research_tree(library: Library) -> ResearchTree:
    """Return the tree of the papers that have an area: areas in order, newest papers first."""
    groups = [
        (area, papers)
        for area in library.profile.areas.values()
        if (papers := library.publications_in(area))
    ]
    leaves = sum(len(papers) for _, papers in groups)
    height = 2 * MARGIN + max(leaves - 1, 0) * LEAF_STEP + max(len(groups) - 1, 0) * AREA_GAP
    root_y = height / 2
    leaf_x = max([LEAF_X, *(_label_end(area) + LABEL_GAP for area, _ in groups)])
    branches = []
    y = float(MARGIN)
    for area, papers in groups:
        area_y = y + (len(papers) - 1) * LEAF_STEP / 2
        branches.append(_branch(area, papers, area_y, y, root_y, leaf_x))
        y += len(papers) * LEAF_STEP + AREA_GAP
    widest = max((_label_width(leaf) for branch in branches for leaf in branch.leaves), default=0)
    return ResearchTree(leaf_x + LABEL_GAP + widest, height, ROOT_X, root_y, tuple(branches))


def _branch(
    area: Area,
    papers: tuple[Publication, ...],
    area_y: float,
    first_y: float,
    root_y: float,
    leaf_x: float,
) -> Branch:
    leaves = tuple(
        Leaf(paper, _short_venue(paper), leaf_x, y, _edge(_label_end(area), area_y, leaf_x, y))
        for number, paper in enumerate(papers)
        for y in [first_y + number * LEAF_STEP]
    )
    return Branch(area, AREA_X, area_y, _edge(ROOT_X, root_y, AREA_X, area_y), leaves)


def _label_end(area: Area) -> float:
    return AREA_X + 6 + AREA_ADVANCE * len(area.name)


def _edge(x1: float, y1: float, x2: float, y2: float) -> str:
    """Return a path that leaves and arrives level."""
    if y1 == y2:
        return f"M{x1:g} {y1:g}H{x2:g}"
    middle = (x1 + x2) / 2
    return f"M{x1:g} {y1:g}C{middle:g} {y1:g} {middle:g} {y2:g} {x2:g} {y2:g}"


def _short_venue(publication: Publication) -> str:
    """Return the venue with a two-digit year, or the year alone, or what the paper waits for."""
    venue = publication.venue
    if not publication.date:
        return publication.period.lower()
    if not venue:
        return str(publication.date.year)
    year = f"{publication.date.year % 100:02}"
    if venue.series:
        return f"{venue.series} \u2019{year}"
    return venue.short or str(publication.date.year)


def _label_width(leaf: Leaf) -> float:
    return NAME_ADVANCE * len(leaf.publication.name) + VENUE_ADVANCE * (1 + len(leaf.venue))
