"""The SVG of vl-convert made small: what says nothing goes, and what a strict policy refuses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

SVG = "{http://www.w3.org/2000/svg}"
DECIMALS = 1
# Roles and names of each mark: the figure has one of its own, and a table of the data.
DROPPED = re.compile(r"class|role|aria-.*|pointer-events|font-family|version|stroke-miterlimit")
DEFAULTS = {("opacity", "1"), ("font-weight", "normal"), ("transform", "translate(0,0)")}
_NUMBER = re.compile(r"-?\d+\.\d+(?:e-?\d+)?")


def _parsed(svg: str) -> Element:
    return ElementTree.fromstring(svg)  # noqa: S314 - vl-convert wrote it


def mark_count(svg: str) -> int:
    """Return how many marks a drawing of vl-convert shows."""
    marks = 0
    for group in _parsed(svg).iter(f"{SVG}g"):
        if "role-mark" in group.get("class", ""):
            marks += sum(1 for child in group if child.get("d") or child.tag != f"{SVG}path")
    return marks


def size(svg: str) -> tuple[float, float]:
    """Return the width and the height of a drawing, in pixels."""
    root = _parsed(svg)
    return float(root.get("width", 0)), float(root.get("height", 0))


def slim(svg: str, prefix: str, css_class: str) -> str:
    """Return a drawing to stand in a page; `prefix` keeps its ids apart from those of others."""
    root = _parsed(svg)
    width, height = root.get("width", ""), root.get("height", "")
    children = list(_slimmed(root))
    root.clear()
    root[:] = children
    root.tag = "svg"
    root.attrib = {
        "class": css_class,
        "width": width,
        "height": height,
        "viewBox": f"0 0 {width} {height}",
        "aria-hidden": "true",
    }
    text = ElementTree.tostring(root, encoding="unicode", short_empty_elements=False)
    return re.sub(r'\bid="|url\(#|href="#', lambda match: f"{match[0]}{prefix}", text)


def _slimmed(parent: Element) -> Iterator[Element]:
    """Yield what a group shows, out of groups that say nothing themselves."""
    for child in parent:
        if child.get("display") == "none" or "background" in child.get("class", "").split():
            continue
        child.tag = child.tag.removeprefix(SVG)
        child.attrib = {
            name: _NUMBER.sub(lambda match: _rounded(match[0]), value)
            for name, value in child.attrib.items()
            if not DROPPED.fullmatch(name) and (name, value) not in DEFAULTS
        }
        inner = list(_slimmed(child))
        child[:] = inner
        if child.tag != "g":
            yield child
        elif inner and not child.attrib:
            yield from inner
        elif inner:
            yield child


def _rounded(text: str) -> str:
    value = f"{float(text):.{DECIMALS}f}".rstrip("0").rstrip(".")
    return "0" if value == "-0" else value
