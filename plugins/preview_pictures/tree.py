"""The research tree as a drawing: with its names, or as a mere shape beside a title."""

from __future__ import annotations

from dataclasses import dataclass

from .canvas import Canvas, Point
from .typeface import Typeface, glyphs

LARGEST_NAME, SMALLEST_NAME = 30, 17
NAME_WEIGHT, AREA_WEIGHT = 500, 400
STEM, GAP = 64, 14  # the shortest edge, and the space around a name


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
    scale = min(box.height / tree.height, 1.45)
    top = box.top + (box.height - scale * tree.height) / 2
    size = name_size(tree, canvas.typeface, box.width, 37 * scale) if tree.named else 0
    names = _widest(canvas.typeface, [leaf.name for leaf in tree.leaves], size, NAME_WEIGHT)
    areas = _widest(canvas.typeface, [b.name for b in tree.branches], 0.84 * size, AREA_WEIGHT)
    leaf_x = box.right - (names + GAP if size else 6)
    root = (box.left + 9, top + scale * tree.root_y)
    area_x = box.left + (leaf_x - box.left - areas) * (0.5 if size else 0.46)

    # What is lit is drawn last, so that nothing crosses it.
    for branch in sorted(tree.branches, key=lambda branch: branch.lit):
        fork = (area_x, top + scale * branch.y)
        start = fork
        _edge(canvas, root, (area_x - (GAP if size else 0), fork[1]), branch.lit)
        if size:
            width = _widest(canvas.typeface, [branch.name], 0.84 * size, AREA_WEIGHT)
            start = (area_x + width + GAP, fork[1])
        for leaf in sorted(branch.leaves, key=lambda leaf: leaf.lit):
            _edge(canvas, start, (leaf_x, top + scale * leaf.y), leaf.lit)
    for branch in tree.branches:
        if size:
            at = (area_x, top + scale * branch.y + 0.26 * size)
            canvas.text(at, glyphs(branch.name), 0.84 * size, AREA_WEIGHT, "quiet")
        for leaf in branch.leaves:
            at = (leaf_x, top + scale * leaf.y)
            small = min(6.0, 37 * scale / 4)
            lit = leaf.lit and not tree.named
            canvas.disc(at, small * (1.4 if lit else 1), "accent" if lit else "ink")
            if size:
                beside = (leaf_x + GAP, at[1] + 0.31 * size)
                canvas.text(beside, glyphs(leaf.name), size, NAME_WEIGHT, "ink")
    canvas.disc(root, 9, "accent")


def name_size(tree: Tree, typeface: Typeface, width: float, step: float) -> int:
    """Return the size at which the names of papers have room; 0 where there is too little."""
    for size in range(min(LARGEST_NAME, int(0.62 * step)), SMALLEST_NAME - 1, -1):
        names = _widest(typeface, [leaf.name for leaf in tree.leaves], size, NAME_WEIGHT)
        areas = _widest(typeface, [b.name for b in tree.branches], 0.84 * size, AREA_WEIGHT)
        if STEM + areas + 3 * GAP + STEM + names <= width:
            return size
    return 0


def _edge(canvas: Canvas, start: Point, end: Point, lit: bool) -> None:
    canvas.curve(start, end, "accent" if lit else "hairline", 3.5 if lit else 2.5)


def _widest(typeface: Typeface, texts: list[str], size: float, weight: int) -> float:
    return max((typeface.width(glyphs(text), size, weight) for text in texts), default=0)
