"""The words that a page has for links of its Markdown without any, such as [](#fig-loop)."""

from __future__ import annotations

import re
from html import unescape

from .prose import without_code

_WRITTEN = re.compile(
    r'<a class="cross-reference" href="#(?P<id>[^"]+)">(?P<words>.*?)</a>', re.DOTALL
)
_EMPTY = re.compile(r"\[\](?=\(#(?P<id>[^\s()]+)\))")
_SIGNS = re.compile(r"[\\`*_\[\]<>]")


def with_reference_words(text: str, html: str) -> str:
    """Return a Markdown text with the words that its rendered text has in such links."""
    if "[](#" not in text:
        return text
    words = {
        unescape(match["id"]): " ".join(unescape(re.sub(r"<[^>]*>", "", match["words"])).split())
        for match in _WRITTEN.finditer(html)
    }
    for match in reversed(list(_EMPTY.finditer(without_code(text)))):
        shown = _SIGNS.sub(r"\\\g<0>", words.get(match["id"], ""))
        text = f"{text[: match.start()]}[{shown}]{text[match.end() :]}"
    return text
