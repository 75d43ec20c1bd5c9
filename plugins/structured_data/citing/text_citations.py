"""The citations in a Markdown text: [@key], [@key, p. 12] and [@key; @other]."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..prose import prose

KEY = r"\w(?:[\w:./+-]*\w)?"
_ITEM = rf"@{KEY}(?:,[^\[\];@`\x02]*)?"
# A backslash before it makes it text; an address after it makes it a link: [@user](https://...).
CITATION = rf"(?<!\\)\[({_ITEM}(?:;\s*{_ITEM})*)\](?!\(|\[(?!@))"
_BEGUN = re.compile(r"(?<!\\)\[@[^\]\n]*+\]?+(?!\(|\[(?!@))")
_TAG = re.compile(r"<[A-Za-z/][^<>]*>")
# The text of a link or picture, up to its address; brackets may stand in it.
_LINK = re.compile(
    r"(?<!\\)!?\[(?:[^\[\]\n]|\n(?![ \t]*\n)|\[[^\[\]]*\])*+\](?:\([^()\s]*|\[(?!@)[^\[\]]*\])"
)
_ADDRESS = re.compile(r"https?://\S+|^ {0,3}\[(?!\^)[^\]\n]+\]:.*$", re.MULTILINE)
_NAMED = re.compile(rf"\[[^\[\]@\n]*@({KEY})[^\[\]\n]*\]|(?<![\w@/.\\])@({KEY})")

WAYS = "write [@key], [@key, p. 12] or [@key; @other]"


@dataclass(frozen=True)
class Citation:
    """One work that a text cites at one place; `locator` is where in it, such as p. 12."""

    key: str
    locator: str | None = None


def citations(inner: str) -> tuple[Citation, ...]:
    """Return the citations between the brackets of one group."""
    parts = (part.strip().removeprefix("@").partition(",") for part in inner.split(";"))
    return tuple(Citation(key, " ".join(locator.split()) or None) for key, _, locator in parts)


def groups(text: str) -> list[re.Match[str]]:
    """Return the groups of citations in Markdown without code; in a tag or link there is none."""
    if "[@" not in text:
        return []  # most cite nothing
    taken = [match.span() for pattern in (_TAG, _LINK) for match in pattern.finditer(text)]
    return [match for match in re.finditer(CITATION, text) if not _is_within(match, taken)]


def cited_keys(text: str) -> list[tuple[int, str]]:
    """Return the line (1-based) and the key of each citation in a Markdown file, code left out."""
    if "@" not in text:
        return []  # most cite nothing
    read = prose(text)
    return [
        (_line(read, match.start(1) + match[1].find(f"@{citation.key}")), citation.key)
        for match in groups(read)
        for citation in citations(match[1])
    ]


@dataclass(frozen=True)
class Miswritten:
    """What stands on a line (1-based) for a citation, and what to write.

    Where it has a `key`, it is one only if there is such a work.
    """

    line: int
    written: str
    remedy: str
    key: str | None = None


def miswritten(text: str) -> Iterator[Miswritten]:
    """Yield each of these that is no citation.

    1. `[@` that begins no citation and no link.
    2. A citation in the text of a link or picture.
    3. A key behind an @ in no citation, link or tag: `[see @key]`, or @key alone.
    """
    if "@" not in text:
        return  # most cite nothing
    read = _TAG.sub(_blank, prose(text))
    good = {match.start() for match in groups(read)}
    links = [match.span() for match in _LINK.finditer(read)]
    for match in _BEGUN.finditer(read):
        if _is_within(match, links):
            remedy = "put it behind the link or picture"
            yield Miswritten(_line(read, match.start()), match[0], remedy)
        elif match.start() not in good:
            yield Miswritten(_line(read, match.start()), match[0], WAYS)
    rest = read
    for pattern in (_BEGUN, _LINK, _ADDRESS):
        rest = pattern.sub(_blank, rest)
    for match in _NAMED.finditer(rest):
        key = match[1] or match[2]
        remedy = f"write [@{key}]; a name on another site as a link"
        yield Miswritten(_line(read, match.start()), match[0], remedy, key)


def without_citations(text: str) -> str:
    """Return a text without its citations, for a description."""
    return re.sub(rf"\s*{CITATION}", "", text)


def _is_within(match: re.Match[str], spans: list[tuple[int, int]]) -> bool:
    return any(start < match.start() and match.end() <= end for start, end in spans)


def _line(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])
