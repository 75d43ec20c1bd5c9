"""HTML in which nothing is left to a parser's judgement: it is changed without being parsed.

Markdown writes nearly all texts so: each element is closed in its order, each attribute has a value
in double quotes, and of the characters that mean something only &amp;, &lt; and &gt; are written.
Whatever else there is, a parser has to read.
"""

from __future__ import annotations

import re
from collections.abc import Callable

# Elements that hold what stands in them, and nothing that is read in another way.
NAMES = frozenset(
    (
        *("a", "abbr", "b", "blockquote", "caption", "cite", "code", "dd", "del", "details"),
        *("dfn", "div", "dl", "dt", "em", "figcaption", "figure"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "i", "ins", "kbd", "li", "mark", "ol", "p", "pre"),
        *("q", "s", "samp", "section", "small", "span", "strong", "sub", "summary", "sup"),
        *("table", "tbody", "td", "tfoot", "th", "thead", "tr", "u", "ul", "var"),
    )
)
EMPTY = frozenset(("br", "hr", "img"))
SPACES = " \n\t\f"
_PIECE = re.compile(
    r"(?P<text>(?:[^<>&\r]++|&(?:amp|lt|gt);)++)"
    r"|<(?P<close>/?)(?P<name>[a-z]+[1-6]?)"
    r'(?P<attributes>(?: [a-z][a-z-]*="(?:[^"<>&\s]++(?: [^"<>&\s]++)*+)?")*+) ?(?P<end>/?)>'
)
_ATTRIBUTE = re.compile(r' ([a-z-]+)="([^"]*)"')
Change = Callable[[dict[str, str]], dict[str, str] | None]


def with_changed_attributes(html: str, change: Change) -> str | None:
    """Return HTML with the attributes of each element changed, as Beautiful Soup would write it.

    None where it is not simple, or where `change` returns None for the attributes of an element.
    """
    pieces: list[str] = []
    open_elements: list[str] = []
    end = 0
    for piece in _PIECE.finditer(html):
        if piece.start() != end:
            return None
        end = piece.end()
        written = (
            _text(piece["text"], open_elements)
            if piece["text"]
            else _tag(piece, open_elements, change)
        )
        if written is None:
            return None
        pieces.append(written)
    return "".join(pieces) if end == len(html) and not open_elements else None


def _text(text: str, open_elements: list[str]) -> str:
    """Return a text; white space between elements is as much as a reader sees of it."""
    if text.strip(SPACES) or "pre" in open_elements:
        return text
    return "\n" if "\n" in text else " "


def _tag(piece: re.Match[str], open_elements: list[str], change: Change) -> str | None:
    name, attributes = piece["name"], piece["attributes"]
    if piece["close"]:
        is_last = open_elements and open_elements.pop() == name
        return f"</{name}>" if is_last and not attributes and not piece["end"] else None
    if name not in EMPTY:
        if name not in NAMES or piece["end"]:
            return None
        open_elements.append(name)
    if not attributes:
        return f"<{name}/>" if name in EMPTY else f"<{name}>"
    found = _ATTRIBUTE.findall(attributes)
    given = dict(found)
    changed = change(given) if len(given) == len(found) else None
    if changed is None:
        return None
    written = "".join(f' {key}="{value}"' for key, value in sorted(changed.items()))
    return f"<{name}{written}/>" if name in EMPTY else f"<{name}{written}>"
