"""The picture that a link to a page is shown with: its file, its size, and what it shows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PIL import Image

from .element import attribute
from .facts import Finding, led
from .problem import Problem
from .site import Page, Site

NAMES = ("og:image", "twitter:image")
SIZE = {"width": 1200, "height": 630}  # pixels, as previews are shown


def preview_findings(page: Page) -> Iterator[Finding]:
    """Yield the pictures that a page names, and what their tags leave out or say wrongly."""
    tags = {
        attribute(tag, "property") or attribute(tag, "name"): attribute(tag, "content").strip()
        for tag in page.named("meta")
    }
    for name in (name for name in NAMES if name in tags):
        value = tags[name]
        if value.startswith(("https://", "http://")):
            yield from led(page, value, name, "mend the address or add the picture")
        else:
            what = f"{name} is not an absolute address"
            yield Problem(page.path, what, value, "begin with https://")
        if not tags.get(f"{name}:alt"):
            yield Problem(page.path, f"no {name}:alt", value, "say in it what the picture shows")
    for name, pixels in SIZE.items() if "og:image" in tags else ():
        value = tags.get(f"og:image:{name}", "")
        if value != str(pixels):
            remedy = f"draw the picture {pixels} pixels in {name}, and write {pixels}"
            yield Problem(page.path, f"og:image:{name} is not {pixels}", value, remedy)


def picture_problems(site: Site) -> Iterator[Problem]:
    """Files that are named as pictures of links and are none, or have another size."""
    sizes: dict[str, tuple[int, int] | None] = {}
    for page in site.pages.values():
        for one in page.addresses:
            if one.what not in NAMES or site.missing(one.target):
                continue
            if one.target not in sizes:
                sizes[one.target] = _size(site.file(one.target))
            size = sizes[one.target]
            if size is None:
                remedy = "put a PNG or a JPEG there"
                yield Problem(page.path, f"{one.what} is no picture", one.value, remedy)
            elif size != tuple(SIZE.values()):
                what = f"{one.what} has {size[0]} x {size[1]} pixels"
                yield Problem(page.path, what, one.value, "draw it 1200 x 630")


def _size(file: Path) -> tuple[int, int] | None:
    """Return width and height of a picture in pixels; None where it is none."""
    try:
        with Image.open(file) as picture:
            return picture.size
    except OSError:
        return None
