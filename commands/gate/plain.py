"""Pages so plain that they are surely right, and their elements, read at the speed of C.

A page is plain where a parser that keeps to the HTML standard gives it back as it is written: then
no tag was added, moved, closed or left out. What such a parser forgives without a trace, the
grammar of PLAIN does not allow. Of a page that is not plain nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Literal

from selectolax.lexbor import LexborHTMLParser, LexborNode

DOCTYPE = "<!doctype html>"
NAME = "[a-z][a-zA-Z0-9]*+"
CONTROL = r"\x00-\x08\x0b-\x1f\x7f-\x9f"
KEPT = "&(?:amp|lt|gt);"
WRITTEN_OUT = r"&(?:quot|nbsp|[lr][sd]quo|[mn]dash|hellip|#34|#39|#160|#8\d{3});"
VALUE = rf'"(?:[^"<&{CONTROL}]++|{KEPT}|{WRITTEN_OUT})*+"'
START = rf"<{NAME}(?: [a-zA-Z0-9:_-]++(?:={VALUE})?+)*+>"
PLAIN = re.compile(
    rf"{DOCTYPE}(?:[^<&{CONTROL}]++|{START}|</{NAME}>|{KEPT}|{WRITTEN_OUT})*+", re.ASCII
)
REFERENCE = re.compile(WRITTEN_OUT, re.ASCII)
# Elements that are the same with and without scripts, and in all editions of the standard ...
ORDINARY = """
a abbr address article aside audio b blockquote body br button caption cite code col colgroup data
dd del details dfn div dl dt em fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header
hr html i img input ins kbd label legend li link main mark math meta nav ol p picture pre q s samp
script section small source span strong style sub summary sup svg table tbody td tfoot th thead time
title tr u ul var video wbr
"""
# ... and those in <svg> and <math>.
DRAWN = """
circle defs desc ellipse g line path polygon polyline rect text title tspan use
menclose merror mfrac mi mn mo mover mpadded mphantom mroot mrow ms mspace msqrt mstyle msub msubsup
msup mtable mtd mtext mtr munder munderover
"""
# Readers do not agree on what is text in these, or text of what is around them.
UNCLEAR = "title > *, body script:not(:empty), body style:not(:empty)"
_ORDINARY, _DRAWN = frozenset(ORDINARY.split()), frozenset(DRAWN.split())


class PlainElement:
    """An element of a plain page, in the words of Beautiful Soup."""

    __slots__ = ("_node", "attrs", "name")

    def __init__(self, node: LexborNode) -> None:
        self._node = node
        self.name = node.tag or ""
        self.attrs = node.attributes

    @property
    def parent(self) -> PlainElement | None:
        parent = self._node.parent
        return PlainElement(parent) if parent else None

    def has_attr(self, key: str) -> bool:
        return key in self.attrs

    def get_text(self, separator: str = "", strip: bool = False) -> str:
        if not strip:
            return self._node.text(separator=separator)
        texts = self._node.text(separator="\0").split("\0")
        return separator.join(filter(None, map(str.strip, texts)))

    def find_parent(self, name: str) -> PlainElement | None:
        parent = self._node.parent
        while parent and parent.tag != name:
            parent = parent.parent
        return PlainElement(parent) if parent else None

    def find_all(self, name: Literal[True]) -> Iterator[PlainElement]:
        return map(PlainElement, self._node.css("*")[1:])


def plain_elements(source: str) -> tuple[PlainElement, ...]:
    """Return every element of a plain page in its order; nothing where the page is not plain."""
    if not PLAIN.fullmatch(source):
        return ()
    read = LexborHTMLParser(source)
    if not _is_one(read.html or "", source) or read.css_first(UNCLEAR):
        return ()
    elements = tuple(map(PlainElement, read.css("*")))
    drawn = {node.tag for node in read.css("svg *, math *")}
    names = {element.name for element in elements}
    return elements if drawn <= _DRAWN and names <= _ORDINARY | drawn else ()


def _is_one(given_back: str, source: str) -> bool:
    """Return whether what a parser gives back is what was written, in another writing."""
    read, written = _canonical(given_back), _canonical(source)
    return read == written or read.lower() == written.lower()  # viewbox is read as viewBox


def _canonical(html: str) -> str:
    """Return HTML in one of its writings: it has the same elements, attributes and texts.

    Ends of lines are left out, for a parser drops or moves those around <head> and <body>.
    """
    text = REFERENCE.sub(lambda found: unescape(found[0]), html)
    return DOCTYPE + text[len(DOCTYPE) :].replace("\n", "").replace('=""', "")
