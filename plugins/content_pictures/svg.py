"""SVG drawings: their size, and what must not be in one that a site publishes."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from structured_data.picture_files import UnfitPictureError

ROOT = "{http://www.w3.org/2000/svg}svg"
ACTIVE = {"script", "handler", "listener", "iframe", "object", "embed"}
# Pixels in a unit of CSS; the others depend on where the drawing is shown.
UNITS = {"": 1, "px": 1, "in": 96, "cm": 96 / 2.54, "mm": 96 / 25.4, "pt": 96 / 72, "pc": 16}
_LENGTH = re.compile(rf"\s*(\d+\.?\d*|\.\d+)({'|'.join(UNITS)})\s*")
_REQUEST = re.compile(r"""url\(\s*+['"]?+(?!\s*(?:#|data:))([^'")]*)|(@import)""")
_STYLE_SHEET = re.compile(rb"<\?xml-stylesheet\b")


def svg_size(data: bytes) -> tuple[int, int]:
    """Return width and height in pixels; UnfitPictureError for what is none or does more."""
    try:
        root = ElementTree.fromstring(data)  # noqa: S314 - expat limits what entities grow to
    except (ElementTree.ParseError, LookupError, ValueError) as error:
        raise UnfitPictureError(f"is no SVG: {error} (export it again)") from None
    if root.tag != ROOT:
        remedy = 'begin it with <svg xmlns="http://www.w3.org/2000/svg">'
        raise UnfitPictureError(f"is no SVG: its root is <{_local(root.tag)}> ({remedy})")
    if _STYLE_SHEET.search(data):
        raise UnfitPictureError(_foreign("a style sheet"))
    for fault in (fault for element in root.iter() for fault in _faults(element)):
        raise UnfitPictureError(fault)
    return _size(root)


def _faults(element: Element) -> Iterator[str]:
    tag = _local(element.tag)
    if tag in ACTIVE:
        yield f"holds a <{tag}>, which may run code (export it without)"
    if tag == "style":
        yield from _requests(element.text or "")
    for name, value in element.attrib.items():
        yield from _attribute_faults(tag, _local(name), value)


def _attribute_faults(tag: str, name: str, value: str) -> Iterator[str]:
    if name.lower().startswith("on") or "javascript:" in re.sub(r"\s", "", value.lower()):
        yield f"holds a script, {name}={value!r} (export it without)"
    elif name in ("href", "src"):
        is_within = value.strip().startswith(("#", "data:image/")) or not value.strip()
        is_link = tag == "a" and value.strip().startswith(("https://", "http://", "mailto:"))
        if not (is_within or is_link):
            yield _foreign(repr(value))
    else:
        yield from _requests(value)


def _requests(css: str) -> Iterator[str]:
    for address, rule in _REQUEST.findall(css):
        yield _foreign(rule or repr(address))


def _foreign(what: str) -> str:
    return f"asks for another file, {what}, which no browser gives it (put that into the SVG)"


def _size(root: Element) -> tuple[int, int]:
    """Return its size: 1. width and height; 2. one of them, by the viewBox; 3. the viewBox."""
    width, height = _pixels(root.get("width")), _pixels(root.get("height"))
    box = _view_box(root.get("viewBox", ""))
    if box and not (width and height):
        ratio = box[0] / box[1]
        width, height = (
            width or (height * ratio if height else box[0]),
            height or (width / ratio if width else box[1]),
        )
    if not (width and height):
        raise UnfitPictureError('has no size (give its <svg> a viewBox, such as "0 0 600 400")')
    return max(1, round(width)), max(1, round(height))


def _pixels(length: str | None) -> float | None:
    """Return a length in pixels; None for none, and for one that is relative, such as 100%."""
    match = _LENGTH.fullmatch(length or "")
    return float(match[1]) * UNITS[match[2]] or None if match else None


def _view_box(text: str) -> tuple[float, float] | None:
    try:
        _, _, width, height = map(float, re.split(r"[\s,]+", text.strip()))
    except ValueError:
        return None
    return (width, height) if 0 < width < math.inf and 0 < height < math.inf else None


def _local(name: str) -> str:
    """Return the name of an element or attribute without its namespace."""
    return str(name).rpartition("}")[2]
