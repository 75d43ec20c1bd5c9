"""The research tree: a prefix tree of areas and papers, laid out to grow from left to right.

Heights are in halves of a row, and a row is as high as the name of a paper; how high that is, and
how wide the columns are, is up to whoever draws it. So no name can meet another.
"""

from __future__ import annotations

from dataclasses import dataclass

from .facets import facet_values
from .library import Library
from .records import Area, Publication

ROW, GAP = 2, 1  # of a paper, and between areas
EDGE_WIDTH = 2
MOST_ROWS = 16  # beside a headline, of all areas together; more are a list and no figure
FEWEST_ROWS = 2  # of an area: its newest paper, and how many more there are
MOST_ROOMY_ROWS = 10


@dataclass(frozen=True)
class Leaf:
    """A paper; `edge` is an SVG path from its branch, from the top of its row."""

    publication: Publication
    venue: str
    y: int
    edge: str


@dataclass(frozen=True)
class More:
    """How many papers of an area are not drawn, where the tree says so; `edge` is as of a leaf."""

    count: int
    y: int
    edge: str


@dataclass(frozen=True)
class Branch:
    """An area with its newest papers; `edge` is an SVG path from the root, from its own top.

    `path` is of the page that lists all its papers; None where a library is too small for one.
    """

    area: Area
    path: str | None
    y: int
    edge: str
    leaves: tuple[Leaf, ...]
    more: More | None

    @property
    def rows(self) -> int:
        return len(self.leaves) + (1 if self.more else 0)

    @property
    def height(self) -> int:
        return ROW * self.rows


@dataclass(frozen=True)
class ResearchTree:
    """The branches from top to bottom; the root stands before the middle of their height."""

    height: int
    branches: tuple[Branch, ...]

    @property
    def root_y(self) -> float:
        return self.height / 2

    @property
    def is_dense(self) -> bool:
        """Whether rows have to be low for all of it to stand beside a headline."""
        return sum(branch.rows for branch in self.branches) > MOST_ROOMY_ROWS


def research_tree(library: Library, most_rows: int | None = None) -> ResearchTree:
    """Return the tree of the papers that have an area: areas in order, newest papers first.

    It has at most so many rows, or as few as its areas need; what finds no room is counted.
    """
    groups = [
        (area, papers)
        for area in library.profile.areas.values()
        if (papers := library.publications_in(area))
    ]
    rows = _rows([len(papers) for _, papers in groups], most_rows)
    paths = {value.key: value.path for value in facet_values(library) if value.facet == "theme"}
    height = ROW * sum(rows) + GAP * max(len(groups) - 1, 0)
    branches, top = [], 0
    for (area, papers), count in zip(groups, rows, strict=True):
        branches.append(_branch(area, paths.get(area.key), papers, count, top, height / 2))
        top += ROW * count + GAP
    return ResearchTree(height, tuple(branches))


def _rows(counts: list[int], most: int | None) -> list[int]:
    """Return how many rows each area has, row by row given to the one that has the fewest."""
    if most is None:
        return counts
    rows = [min(count, FEWEST_ROWS) for count in counts]
    while rows != counts and sum(rows) < most:
        waiting = [number for number, count in enumerate(counts) if rows[number] < count]
        rows[min(waiting, key=rows.__getitem__)] += 1
    return rows


def _branch(
    area: Area,
    path: str | None,
    papers: tuple[Publication, ...],
    rows: int,
    top: int,
    root_y: float,
) -> Branch:
    """Return a branch of so many rows below `top`; the last of them counts what has none."""
    middle = ROW * rows // 2
    drawn = papers if len(papers) == rows else papers[: rows - 1]
    rises = [middle - ROW * row for row in range(rows)]
    edges = [_edge(rise, ROW / 2) for rise in rises]
    ys = [top + ROW * row + ROW // 2 for row in range(rows)]
    return Branch(
        area=area,
        path=path,
        y=top + middle,
        edge=_edge(root_y - top, middle),
        leaves=tuple(
            Leaf(paper, _short_venue(paper), y, edge)
            for paper, y, edge in zip(drawn, ys, edges, strict=False)
        ),
        more=None if drawn == papers else More(len(papers) - len(drawn), ys[-1], edges[-1]),
    )


def _edge(start: float, end: float) -> str:
    """Return a path, `EDGE_WIDTH` wide, that leaves and arrives level."""
    if start == end:
        return f"M0 {start:g}H{EDGE_WIDTH}"
    middle = EDGE_WIDTH / 2
    return f"M0 {start:g}C{middle:g} {start:g} {middle:g} {end:g} {EDGE_WIDTH} {end:g}"


def _short_venue(publication: Publication) -> str:
    """Return the venue with a two-digit year, or the year alone, or what the paper waits for."""
    venue = publication.venue
    if not publication.date:
        return publication.period.lower()
    if not venue:
        return str(publication.date.year)
    year = f"{publication.date.year % 100:02}"
    if venue.series:
        return f"{venue.series}\u00a0\u2019{year}"
    return venue.short or str(publication.date.year)
