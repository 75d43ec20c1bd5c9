"""What the places of a text are called where it refers to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import unescape
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.util import HTML_PLACEHOLDER_RE


def numbered_words(element: Element, md: Markdown) -> str:
    """Return what a figure or an equation is called; empty for anything else."""
    if element.tag == "figure":
        prefix = element.find("figcaption//*[@class='caption-prefix']")
        return _stashed(prefix, md).rstrip(".").replace(" ", "\u00a0") if prefix is not None else ""
    for child in element:  # as find() does, for every element there is
        if child.get("class") == "equation-number":
            return f"Equation\u00a0{child.text}"
    return ""


def heading_words(tokens: Iterable[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    """Yield the id and the words of each heading, as markdown.extensions.toc lists them."""
    for token in tokens:
        yield token["id"], unescape(token["name"])
        yield from heading_words(token["children"])


def _stashed(prefix: Element, md: Markdown) -> str:
    """Return the text of a prefix, which pymdownx keeps out of the tree."""
    blocks = md.htmlStash.rawHtmlBlocks
    return HTML_PLACEHOLDER_RE.sub(lambda match: str(blocks[int(match[1])]), prefix.text or "")
