"""The <img> tags of rendered HTML: where each stands, what it says, how it is written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape
from html.parser import HTMLParser
from itertools import accumulate

# What has no end tag, and so nothing in it.
VOID = frozenset({"area", "br", "col", "embed", "hr", "input", "link", "source", "track", "wbr"})
Attributes = Mapping[str, str | None]


@dataclass(frozen=True)
class ImageTag:
    """One <img>, from `start` to `end` of its HTML.

    `classes` are its own and then those of the elements around it, the nearest first.
    """

    start: int
    end: int
    attributes: Attributes
    classes: tuple[str, ...]

    def text(self, name: str) -> str:
        """Return an attribute without the space around it; empty where it is absent."""
        return (self.attributes.get(name) or "").strip()


class _Finder(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[ImageTag] = []
        self._lines = [0, *accumulate(len(line) + 1 for line in html.split("\n"))]
        self._open: list[tuple[str, tuple[str, ...]]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        classes = tuple((dict(attrs).get("class") or "").split())
        if tag == "img":
            line, column = self.getpos()
            start = self._lines[line - 1] + column
            around = (name for _, names in reversed(self._open) for name in names)
            end = start + len(self.get_starttag_text() or "")
            self.found.append(ImageTag(start, end, dict(attrs), (*classes, *around)))
        elif tag not in VOID:
            self._open.append((tag, classes))

    def handle_endtag(self, tag: str) -> None:
        for number in range(len(self._open) - 1, -1, -1):
            if self._open[number][0] == tag:
                del self._open[number:]
                return


def image_tags(html: str) -> list[ImageTag]:
    """Return the images of some HTML in their order; one in a comment or a script is none."""
    return _Finder(html).found if "<img" in html.lower() else []


def with_tags(html: str, changes: Iterable[tuple[ImageTag, Attributes]]) -> str:
    """Return HTML with other attributes for some of its images; all else stays as it is."""
    written, end = [], 0
    for tag, attributes in changes:
        written += [html[end : tag.start], _written(attributes)]
        end = tag.end
    return "".join([*written, html[end:]])


def _written(attributes: Attributes) -> str:
    parts = (
        name if value is None else f'{name}="{escape(value)}"' for name, value in attributes.items()
    )
    return f"<{' '.join(['img', *parts])}>"
