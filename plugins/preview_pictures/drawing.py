"""The plots and diagrams of a text: the shapes of each, and the words in it with their places.

Shapes are left to vl-convert. It has no typeface of the site, so the words are drawn as all others
of a picture are.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from typing import NamedTuple
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

# A sign of a plot has the room of a monospaced one; the typeface of the site is narrower.
PLOT_TYPE = 1.2
_FIGURE = re.compile(r'<figure\b(?=[^>]*\sclass="(?P<kind>plot|diagram)\b).*?</figure>', re.DOTALL)
_WORDS = re.compile(r'<div(?=[^>]*\srole="img")[^>]*\saria-label="(?P<words>[^"]*)"')
_SVG = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
_INK = re.compile(r"var\(--(?P<name>[a-z0-9-]+)(?:,[^)]*)?\)")
_STEP = re.compile(r"(\w+)\(([^)]*)\)")


class Matrix(NamedTuple):
    """Where a point of a drawing stands: (ax + cy + e, bx + dy + f)."""

    a: float = 1
    b: float = 0
    c: float = 0
    d: float = 1
    e: float = 0
    f: float = 0

    def point(self, x: float, y: float) -> tuple[float, float]:
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def then(self, inner: Matrix) -> Matrix:
        """Return the matrix of what stands within, which has one of its own."""
        e, f = self.point(inner.e, inner.f)
        return Matrix(
            self.a * inner.a + self.c * inner.b,
            self.b * inner.a + self.d * inner.b,
            self.a * inner.c + self.c * inner.d,
            self.b * inner.c + self.d * inner.d,
            e,
            f,
        )


@dataclass(frozen=True)
class Label:
    """Words of a drawing, on their baseline; `turn` is how far they are turned, in degrees."""

    text: str
    x: float
    y: float
    size: float
    anchor: str
    is_strong: bool
    is_italic: bool
    colour: str
    turn: int


@dataclass(frozen=True)
class Drawing:
    """A plot or a diagram as SVG, with what it shows in words, and how large it says its own."""

    svg: str
    words: str
    type_scale: float = 1

    @cached_property
    def _root(self) -> Element:
        return ElementTree.fromstring(self.svg)  # noqa: S314 - a plugin of ours drew it

    @property
    def width(self) -> float:
        return float(self._root.get("width", 0))

    @property
    def height(self) -> float:
        return float(self._root.get("height", 0))

    @cached_property
    def labels(self) -> tuple[Label, ...]:
        return tuple(_labels(self._root, Matrix(), self.type_scale))

    @property
    def smallest(self) -> float:
        """How large the smallest of its words are, in pixels; those of none are no matter."""
        return min((label.size for label in self.labels), default=math.inf)

    def shapes(self, colours: dict[str, str]) -> str:
        """Return the SVG of all that is no word, in colours by the theme's names for them."""
        root = ElementTree.fromstring(self.svg)  # noqa: S314 - as above
        root.attrib |= {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"0 0 {self.width:g} {self.height:g}",
            "color": colours["ink"],
        }
        for parent in [*root.iter()]:
            for text in parent.findall("text"):
                parent.remove(text)
        svg = ElementTree.tostring(root, encoding="unicode")
        return _INK.sub(lambda match: colours.get(match["name"], colours["ink"]), svg)


def drawings(html: str) -> Iterator[tuple[Drawing, ...]]:
    """Yield the drawings of each plot, for wide pages and for narrow ones, and of each diagram."""
    for figure in _FIGURE.finditer(html):
        scale = PLOT_TYPE if figure["kind"] == "plot" else 1
        said = _WORDS.search(figure[0])
        words = unescape(said["words"]) if said else ""
        found = (Drawing(svg, words, scale) for svg in _SVG.findall(figure[0]))
        yield tuple(filter(_is_ours, found))


def _is_ours(drawing: Drawing) -> bool:
    """Return whether a drawing is as plots and diagrams are, and not an author's own."""
    try:
        return drawing.width > 0 and drawing.height > 0 and drawing.smallest > 0
    except (ElementTree.ParseError, ValueError):
        return False


def _labels(parent: Element, place: Matrix, scale: float) -> Iterator[Label]:
    """Yield the words within an element that stands at a place."""
    for child in parent:
        own = place.then(_matrix(child.get("transform", "")))
        if child.tag == "text":
            yield from _lines(child, own, scale)
        else:
            yield from _labels(child, own, scale)


def _lines(text: Element, place: Matrix, scale: float) -> Iterator[Label]:
    """Yield each line of a text."""
    x, y = _number(text.get("x")), _number(text.get("y"))
    lines = [(text.text, x, y)]
    for span in text:
        y += _number(span.get("dy"))
        lines.append((span.text, _number(span.get("x"), x), y))
    for words, left, base in lines:
        if words and words.strip():
            at = place.point(left, base)
            yield Label(
                text=words.strip(),
                x=at[0],
                y=at[1],
                size=_number(text.get("font-size"), 14) * math.hypot(place.a, place.b) * scale,
                anchor=text.get("text-anchor", "start"),
                is_strong=text.get("font-weight") == "bold",
                is_italic=text.get("font-style") == "italic",
                colour=_colour(text.get("fill", "")),
                turn=round(math.degrees(math.atan2(place.b, place.a))),
            )


def _colour(fill: str) -> str:
    """Return the theme's name of the colour of a text: that of the ink for one without a name."""
    match = _INK.fullmatch(fill)
    return match["name"] if match else "ink"


def _matrix(transform: str) -> Matrix:
    """Return the matrix of an attribute; what draws here turns and moves, and does no more."""
    whole = Matrix()
    for name, numbers in _STEP.findall(transform):
        x, y, *_ = *map(float, re.findall(r"-?[\d.]+", numbers)), 0.0, 0.0
        if name == "translate":
            whole = whole.then(Matrix(e=x, f=y))
        elif name == "rotate":
            cos, sin = math.cos(math.radians(x)), math.sin(math.radians(x))
            whole = whole.then(Matrix(cos, sin, -sin, cos))
        elif name == "scale":
            whole = whole.then(Matrix(a=x, d=y or x))
    return whole


def _number(text: str | None, default: float = 0) -> float:
    return float(text.removesuffix("px")) if text else default
