from __future__ import annotations

import itertools
import re
from dataclasses import replace

import pytest
from structured_data.library import Library
from structured_data.research_tree import LEAF_STEP, Leaf, ResearchTree, research_tree


def with_papers(library: Library, count: int, area_name: str = "Lamps") -> Library:
    """Return the library with so many papers, two in three of them in the first of two areas."""
    lamps, insects = library.profile.areas.values()
    lamps = replace(lamps, name=area_name)
    papers = {
        f"paper-{number}": replace(
            library.publications["owl"],
            key=f"paper-{number}",
            short_title=f"Paper {number}",
            area=insects if number % 3 == 2 else lamps,
        )
        for number in range(count)
    }
    profile = replace(library.profile, areas={"lamps": lamps, "insects": insects})
    return replace(library, profile=profile, publications=papers)


def leaves_of(tree: ResearchTree) -> list[Leaf]:
    return [leaf for branch in tree.branches for leaf in branch.leaves]


def ends_of(edge: str) -> tuple[tuple[float, float], tuple[float, float]]:
    """Return where a path begins and ends."""
    numbers = [float(number) for number in re.findall(r"-?[\d.]+", edge)]
    start = (numbers[0], numbers[1])
    return start, (numbers[2], start[1]) if "H" in edge else (numbers[-2], numbers[-1])


@pytest.mark.parametrize("count", [0, 1, 3, 60])
@pytest.mark.parametrize("area_name", ["Lamps", "Lamps that are lit in the long nights of winter"])
def test_no_two_leaves_overlap_and_edges_end_at_leaves(
    library: Library, count: int, area_name: str
) -> None:
    tree = research_tree(with_papers(library, count, area_name))
    leaves = leaves_of(tree)
    assert len(leaves) == count
    for above, below in itertools.pairwise(leaves):
        assert below.y - above.y >= LEAF_STEP
    for branch in tree.branches:
        assert ends_of(branch.edge) == ((tree.root_x, tree.root_y), (branch.x, branch.y))
        for leaf in branch.leaves:
            start, end = ends_of(leaf.edge)
            assert end == (leaf.x, leaf.y)
            assert branch.x < start[0] < end[0]
            assert start[1] == branch.y
    assert all(0 < leaf.y < tree.height and 0 < leaf.x < tree.width for leaf in leaves)
    assert 0 < tree.root_y < tree.height


def test_paper_without_area_is_not_in_the_tree(library: Library) -> None:
    branches = research_tree(library).branches
    assert [
        (branch.area.name, [(leaf.publication.key, leaf.venue) for leaf in branch.leaves])
        for branch in branches
    ] == [
        ("Lamps", [("lantern", "INVENT ’25"), ("ember", "2023")]),
        ("Insects", [("owl", "2025")]),
    ]


def test_area_without_papers_is_not_in_the_tree(library: Library) -> None:
    tree = research_tree(with_papers(library, 1))
    assert [branch.area.name for branch in tree.branches] == ["Lamps"]
