"""The prose of a Markdown file: its text without front matter, code and comments."""

from __future__ import annotations

import re
from functools import lru_cache

from .front_matter import front_matter_end

_FENCE = (
    r"^[ \t>]*(?:[-*+]|\d+\.)?[ \t]*(?P<fence>`{3,}|~{3,})[^\n`]*\n.*?^[ \t>]*(?P=fence)[ \t]*$"
)
_RAW = re.compile(r"<!--.*?-->|<(pre|script|style)\b.*?</\1>", re.DOTALL | re.IGNORECASE)
# An expression that begins with a sign is only tried where that is, and what stands before it is
# looked for then: so are all of those that a text is read by.
_NOT_PROSE = (
    re.compile(_FENCE, re.MULTILINE | re.DOTALL),
    _RAW,
    re.compile(r"(`(?<![`\\]`)`*)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)\1(?!`)", re.DOTALL),
)

BLANK = "\ufffc"  # an object that is no text, and nothing that opens code


def prose(text: str) -> str:
    """Return the text with its front matter and code blank, so that lines stay where they are."""
    end = front_matter_end(text)
    return "\n" * text.count("\n", 0, end) + without_code(text[end:])


# One text is asked for several times in a row: links, notes, citations, words.
@lru_cache(maxsize=8)
def without_code(text: str) -> str:
    """Return a text as long, with its code blank; again, it stays as it is."""
    for pattern in _NOT_PROSE:
        text = pattern.sub(_blank, text)
    return text


def _blank(match: re.Match[str]) -> str:
    return "\n".join(BLANK * len(line) for line in match[0].split("\n"))


def without_raw_html(text: str) -> str:
    """Return a text with its comments and raw HTML empty, so that lines stay where they are."""
    return _RAW.sub(lambda match: "\n" * match[0].count("\n"), text)
