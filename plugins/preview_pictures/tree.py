"""The research tree as a drawing: with its names, or as a mere shape beside a title."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from structured_data.research_tree import ROW

from .canvas import Canvas, Point
from .typeface import Typeface, glyphs

LARGEST_SCALE = 27  # pixels a unit of height of the tree, which is half a row
LARGEST_NAME, SMALLEST_NAME = 30, 17
LARGEST_AREA = 25
NAME_WEIGHT, AREA_WEIGHT = 500, 400
STEM, GAP = 64, 14  # the shortest edge, and the space around a name
ROOT_RADIUS, LEAF_RADIUS = 9, 6


@dataclass(frozen=True)
class Leaf:
    """A paper; `lit` where the page is about it."""

    name: str
    y: float
    lit: bool


@dataclass(frozen=True)
class Branch:
    """An area of work."""

    name: str
    y: float
    leaves: tuple[Leaf, ...]

    @property
    def lit(self) -> bool:
        return any(leaf.lit for leaf in self.leaves)


@dataclass(frozen=True)
class Tree:
    """The tree, as high as the page that shows it has it."""

    height: float
    root_y: float
    branches: tuple[Branch, ...]
    named: bool

    @property
    def leaves(self) -> tuple[Leaf, ...]:
        return tuple(leaf for branch in self.branches for leaf in branch.leaves)

    @property
    def lit(self) -> bool:
        return any(branch.lit for branch in self.branches)

    @property
    def words(self) -> str:
        """What the drawing says where it has names."""
        areas = ", ".join(branch.name for branch in self.branches)
        return f"Research tree: {areas}" if self.named else ""

    @property
    def names(self) -> tuple[str, ...]:
        return (*(branch.name for branch in self.branches), *(leaf.name for leaf in self.leaves))


@dataclass(frozen=True)
class Box:
    """A part of the picture."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top


def draw_tree(tree: Tree, canvas: Canvas, box: Box) -> None:
    """Draw the tree in the middle of a box's height."""
    scale = min(box.height / tree.height, LARGEST_SCALE)
    top = box.top + (box.height - scale * tree.height) / 2
    size, area_size = name_sizes(tree, canvas.typeface, box.width, scale)
    names = _widest(canvas.typeface, [leaf.name for leaf in tree.leaves], size, NAME_WEIGHT)
    areas = _widest(canvas.typeface, [b.name for b in tree.branches], area_size, AREA_WEIGHT)
    root = (box.left + ROOT_RADIUS, top + scale * tree.root_y)
    leaf_x = box.right - (names + GAP if size else ROOT_RADIUS)
    area_x = root[0] + (leaf_x - root[0] - areas) / 2

    # What is lit is drawn last, so that nothing crosses it.
    for branch in sorted(tree.branches, key=lambda branch: branch.lit):
        fork = (area_x, top + scale * branch.y)
        gap = GAP if area_size else 0
        width = _widest(canvas.typeface, [branch.name], area_size, AREA_WEIGHT)
        _edge(canvas, root, (fork[0] - gap, fork[1]), branch.lit)
        for leaf in sorted(branch.leaves, key=lambda leaf: leaf.lit):
            start = (fork[0] + width + gap, fork[1])
            _edge(canvas, start, (leaf_x, top + scale * leaf.y), leaf.lit)
    for branch in tree.branches:
        at = (area_x, top + scale * branch.y + 0.31 * area_size)
        if area_size:
            canvas.text(at, glyphs(branch.name), area_size, AREA_WEIGHT, "quiet")
        for leaf in branch.leaves:
            at = (leaf_x, top + scale * leaf.y)
            radius = min(LEAF_RADIUS, ROW * scale / 4)
            canvas.disc(at, radius * 1.4 if leaf.lit else radius, "accent" if leaf.lit else "ink")
            if size:
                beside = (leaf_x + GAP, at[1] + 0.31 * size)
                canvas.text(beside, glyphs(leaf.name), size, NAME_WEIGHT, "ink")
    canvas.disc(root, ROOT_RADIUS, "accent")


def name_sizes(tree: Tree, typeface: Typeface, width: float, scale: float) -> tuple[float, float]:
    """Return the sizes at which the names of papers and of areas have room; 0 where they do not."""
    if not tree.named:
        return 0, 0
    papers = [leaf.name for leaf in tree.leaves]
    areas = [branch.name for branch in tree.branches]
    room = width - 2 * STEM - 3 * GAP
    for size in range(min(LARGEST_NAME, int(0.62 * ROW * scale)), SMALLEST_NAME - 1, -1):
        names = _widest(typeface, papers, size, NAME_WEIGHT)
        if names + _widest(typeface, areas, 0.84 * size, AREA_WEIGHT) <= room:
            return size, 0.84 * size
    heights = [branch.y * scale for branch in tree.branches]
    step = min((below - above for above, below in pairwise(heights)), default=LARGEST_AREA * 2)
    fits = (
        step >= 1.2 * LARGEST_AREA and _widest(typeface, areas, LARGEST_AREA, AREA_WEIGHT) <= room
    )
    return 0, LARGEST_AREA if fits else 0


def _edge(canvas: Canvas, start: Point, end: Point, lit: bool) -> None:
    canvas.curve(start, end, "accent" if lit else "hairline", 3.5 if lit else 2.5)


def _widest(typeface: Typeface, texts: list[str], size: float, weight: int) -> float:
    return max((typeface.width(glyphs(text), size, weight) for text in texts), default=0)
