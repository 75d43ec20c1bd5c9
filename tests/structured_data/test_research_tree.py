"""The layout of the research tree, of libraries that nobody has drawn."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from structured_data.library import Library
from structured_data.records import Area
from structured_data.research_tree import (
    EDGE_WIDTH,
    FEWEST_ROWS,
    MOST_ROOMY_ROWS,
    MOST_ROWS,
    ROW,
    Branch,
    ResearchTree,
    research_tree,
)

PROPERTY = settings(deadline=None, derandomize=True, max_examples=100)
# How many papers each area has.
COUNTS = st.lists(st.integers(0, 40), max_size=12)
ROOM = st.none() | st.integers(0, 40)


def with_papers(library: Library, counts: list[int]) -> Library:
    """Return a library of so many papers in each area, and of one in none; the newest first."""
    areas = {f"a{number}": Area(f"a{number}", f"Area {number}") for number in range(len(counts))}
    papers = {
        key: replace(library.publications["owl"], key=key, short_title=key, area=area)
        for (area, count) in [*zip(areas.values(), counts, strict=True), (None, 1)]
        for key in [f"{area.key if area else 'none'}-{number}" for number in range(count)]
    }
    profile = replace(library.profile, areas=areas)
    return replace(library, profile=profile, publications=papers)


class Edge(NamedTuple):
    """Heights of the tree at which an edge leaves, turns by its two handles, and arrives."""

    handles: tuple[float, float, float, float]

    def height_at(self, t: float) -> float:
        """Return the height at a part of the way; edges of one width are then equally far."""
        a, b, c, d = self.handles
        s = 1 - t
        return s**3 * a + 3 * s * s * t * b + 3 * s * t * t * c + t**3 * d


def edge(path: str, top: float) -> Edge:
    """Return the edge that a path draws below a height; it has to be as wide as all are."""
    numbers = [float(number) for number in re.findall(r"-?[\d.]+", path)]
    if "H" in path:
        assert (numbers[0], numbers[2]) == (0, EDGE_WIDTH)
        return Edge((top + numbers[1],) * 4)
    assert numbers[::2] == [0, EDGE_WIDTH / 2, EDGE_WIDTH / 2, EDGE_WIDTH]
    first, second, third, fourth = (top + y for y in numbers[1::2])
    return Edge((first, second, third, fourth))


def rows_of(branch: Branch) -> list[tuple[float, Edge]]:
    """Return the middle of each row of a branch, and the edge that leads there."""
    rows = [(leaf.y, leaf.edge) for leaf in branch.leaves]
    rows += [(branch.more.y, branch.more.edge)] if branch.more else []
    return [(y, edge(path, y - ROW / 2)) for y, path in rows]


def levels(tree: ResearchTree) -> list[list[Edge]]:
    """Return the edges from the root, and those from the branches, from top to bottom."""
    branches = [edge(branch.edge, branch.y - branch.height / 2) for branch in tree.branches]
    return [branches, [edge for branch in tree.branches for _, edge in rows_of(branch)]]


def test_layout_of_seven_papers_in_three_areas(library: Library) -> None:
    tree = research_tree(with_papers(library, [3, 2, 2]), MOST_ROWS)
    assert (tree.height, tree.root_y, tree.is_dense) == (16, 8, False)
    assert [
        (branch.y, branch.edge, [(leaf.publication.key, leaf.y, leaf.edge) for leaf in leaves])
        for branch in tree.branches
        for leaves in [branch.leaves]
    ] == [
        (
            3,
            "M0 8C1 8 1 3 2 3",
            [
                ("a0-0", 1, "M0 3C1 3 1 1 2 1"),
                ("a0-1", 3, "M0 1H2"),
                ("a0-2", 5, "M0 -1C1 -1 1 1 2 1"),
            ],
        ),
        (
            9,
            "M0 1C1 1 1 2 2 2",
            [("a1-0", 8, "M0 2C1 2 1 1 2 1"), ("a1-1", 10, "M0 0C1 0 1 1 2 1")],
        ),
        (
            14,
            "M0 -4C1 -4 1 2 2 2",
            [("a2-0", 13, "M0 2C1 2 1 1 2 1"), ("a2-1", 15, "M0 0C1 0 1 1 2 1")],
        ),
    ]


@PROPERTY
@given(counts=COUNTS, room=ROOM)
def test_every_row_is_alone_and_the_branches_stand_in_their_middle(
    library: Library, counts: list[int], room: int | None
) -> None:
    tree = research_tree(with_papers(library, counts), room)
    ys = [y for branch in tree.branches for y, _ in rows_of(branch)]
    assert all(below - above >= ROW for above, below in itertools.pairwise([-ROW / 2, *ys]))
    assert tree.height == (ys[-1] + ROW / 2 if ys else 0)
    for branch in tree.branches:
        rows = [y for y, _ in rows_of(branch)]
        assert branch.y == (rows[0] + rows[-1]) / 2
        assert branch.rows == len(rows)


@PROPERTY
@given(counts=COUNTS, room=ROOM)
def test_edges_lead_from_the_root_to_every_row_and_none_crosses_another(
    library: Library, counts: list[int], room: int | None
) -> None:
    tree = research_tree(with_papers(library, counts), room)
    from_root, _ = levels(tree)
    for branch, edge_ in zip(tree.branches, from_root, strict=True):
        assert (edge_.handles[0], edge_.handles[-1]) == (tree.root_y, branch.y)
        for y, leaf_edge in rows_of(branch):
            assert (leaf_edge.handles[0], leaf_edge.handles[-1]) == (branch.y, y)
    for edges, t in itertools.product(levels(tree), (0.1, 0.3, 0.5, 0.7, 0.9, 1)):
        heights = [edge.height_at(t) for edge in edges]
        assert all(above < below for above, below in itertools.pairwise(heights))


@PROPERTY
@given(counts=COUNTS, room=ROOM)
def test_what_has_no_room_is_counted_and_the_newest_are_drawn(
    library: Library, counts: list[int], room: int | None
) -> None:
    tree = research_tree(with_papers(library, counts), room)
    filled = [(f"a{number}", count) for number, count in enumerate(counts) if count]
    assert [branch.area.key for branch in tree.branches] == [key for key, _ in filled]
    for branch, (key, count) in zip(tree.branches, filled, strict=True):
        drawn = [leaf.publication.key for leaf in branch.leaves]
        assert drawn == [f"{key}-{number}" for number in range(len(drawn))]
        assert len(drawn) + (branch.more.count if branch.more else 0) == count
        assert branch.more is None or branch.more.count > 1
        assert drawn


@PROPERTY
@given(counts=COUNTS, room=ROOM)
def test_rows_are_shared_evenly(library: Library, counts: list[int], room: int | None) -> None:
    tree = research_tree(with_papers(library, counts), room)
    rows = [branch.rows for branch in tree.branches]
    short = [branch.rows for branch in tree.branches if branch.more]
    needed = sum(min(count, FEWEST_ROWS) for count in counts)
    assert max(rows, default=0) <= min(short, default=40) + 1
    if room is None:
        assert short == []
    else:
        assert sum(rows) <= max(room, needed)
        assert short == [] or sum(rows) == max(room, needed)


def test_rows_are_low_where_there_are_many(library: Library) -> None:
    assert not research_tree(with_papers(library, [MOST_ROOMY_ROWS - 1, 1])).is_dense
    assert research_tree(with_papers(library, [MOST_ROOMY_ROWS, 1])).is_dense


@pytest.mark.parametrize("most_rows", [None, MOST_ROWS])
def test_paper_without_area_is_not_in_the_tree(library: Library, most_rows: int | None) -> None:
    assert [
        (branch.area.name, [(leaf.publication.key, leaf.venue) for leaf in branch.leaves])
        for branch in research_tree(library, most_rows).branches
    ] == [
        ("Lamps", [("lantern", "INVENT\u00a0’25"), ("ember", "2023")]),
        ("Insects", [("owl", "2025")]),
    ]


def test_library_without_areas_has_no_tree(library: Library) -> None:
    assert research_tree(with_papers(library, [])) == ResearchTree(0, ())


@pytest.mark.parametrize(
    ("counts", "paths"),
    [([2, 1], ["/publications/theme/a0/", "/publications/theme/a1/"]), ([1, 1], [None, None])],
)
def test_area_leads_to_the_list_of_its_papers_where_there_is_one(
    library: Library, counts: list[int], paths: list[str | None]
) -> None:
    tree = research_tree(with_papers(library, counts))
    assert [branch.path for branch in tree.branches] == paths
