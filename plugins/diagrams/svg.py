"""The SVG of a graph, for a page: no id, style, title or color of its own."""

from __future__ import annotations

import re
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from markdown.util import AtomicString

from .graphviz import FACES, GraphError

# Colors of Graphviz by what the page has for them; where it has none, as in feeds, themselves.
INKS = {
    "black": "currentColor",
    "white": "var(--paper, white)",
    "gray": "var(--quiet, gray)",
    "lightgray": "var(--mark, lightgray)",
    "blue": "var(--accent, blue)",
    "red": "var(--deleted, red)",
    "green": "var(--string, green)",
    "orange": "var(--number, orange)",
    "none": "none",
    "transparent": "none",
}
SHAPES = ("ellipse", "g", "path", "polygon", "polyline", "svg", "text")
# Graphviz measures Times; the typeface of the page is as wide at this part of its size.
TYPE_SIZE = 0.94
FITTED = 680  # px; one so wide is shrunk to the text, and its type stays above 11 px
_NAMESPACE = re.compile(r"\{[^}]*\}")
_KEPT = (
    *("viewBox", "transform", "points", "d", "cx", "cy", "rx", "ry", "x", "y", "text-anchor"),
    *("stroke-width", "stroke-dasharray", "fill", "stroke", "font-weight", "font-style"),
)


def drawing(svg: str) -> Element:
    """Return <svg>; GraphError for what a page does not show."""
    root = ElementTree.fromstring(svg)  # noqa: S314 - written by Graphviz just now
    width, height = (round(float(size)) for size in root.get("viewBox", "").split()[2:])
    _tidy(root)
    root.attrib.update(width=str(width), height=str(height), fill="currentColor")
    if width <= FITTED:
        root.set("class", "fitted")
    return root


def _tidy(element: Element) -> None:
    element.tag = _NAMESPACE.sub("", element.tag)
    if element.tag == "a":
        raise GraphError("has a link, which a drawing cannot hold (put it into the text)")
    if element.tag not in SHAPES:
        raise GraphError(f"has <{element.tag}>, which a page does not show (draw it more simply)")
    given = dict(element.attrib)
    element.attrib = {name: given[name] for name in _KEPT if name in given}
    if element.tag == "text":
        element.set("font-size", f"{float(given['font-size']) * TYPE_SIZE:g}")
        family = given.get("font-family", "")
        if family.startswith("Courier"):
            element.set("font-family", "var(--mono, monospace)")
        elif not family.startswith("Times"):
            raise GraphError(f"has the typeface {family.split(',')[0]!r} ({FACES})")
    for name in ("fill", "stroke"):
        if name in given:
            element.set(name, _ink(given[name]))
    element.text = AtomicString((element.text or "").strip()) if element.tag == "text" else None
    element.tail = None
    element[:] = [child for child in element if _NAMESPACE.sub("", child.tag) != "title"]
    for child in element:
        _tidy(child)


def _ink(color: str) -> str:
    try:
        return INKS[color.lower().replace("grey", "gray")]
    except KeyError:
        known = ", ".join(name for name in INKS if name not in ("none", "transparent"))
        raise GraphError(f"has the color {color!r} (known: {known})") from None
