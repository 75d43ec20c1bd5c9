"""The citations in a Markdown text: [@key], [@key, p. 12] and [@key; @other]."""

from __future__ import annotations

import re
from dataclasses import dataclass

_KEY = r"@\w(?:[\w:./+-]*\w)?"
_ITEM = rf"{_KEY}(?:,[^\[\];`\x02]*)?"
# A backslash before it makes it text; an address after it makes it a link: [@user](https://...).
CITATION = rf"(?<!\\)\[({_ITEM}(?:;\s*{_ITEM})*)\](?!\(|\[(?!@))"
_BEGUN = re.compile(r"(?<!\\)\[@[^\]\n]*+\]?+(?!\(|\[(?!@))")
_FENCE = (
    r"^[ \t>]*(?:[-*+]|\d+\.)?[ \t]*(?P<fence>`{3,}|~{3,})[^\n`]*\n.*?^[ \t>]*(?P=fence)[ \t]*$"
)
_NOT_PROSE = (
    re.compile(_FENCE, re.MULTILINE | re.DOTALL),
    re.compile(r"<!--.*?-->|<(pre|script|style)\b.*?</\1>", re.DOTALL | re.IGNORECASE),
    re.compile(r"(?<![`\\])(`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)\1(?!`)", re.DOTALL),
)


@dataclass(frozen=True)
class Citation:
    """One work that a text cites at one place; `locator` is where in it, such as p. 12."""

    key: str
    locator: str | None = None


def citations(inner: str) -> tuple[Citation, ...]:
    """Return the citations between the brackets of one group."""
    parts = (part.strip().removeprefix("@").partition(",") for part in inner.split(";"))
    return tuple(Citation(key, " ".join(locator.split()) or None) for key, _, locator in parts)


def cited_keys(text: str) -> list[tuple[int, str]]:
    """Return the line (1-based) and the key of each citation in a Markdown file, code left out."""
    prose = _prose(text)
    return [
        (prose.count("\n", 0, match.start(1) + match[1].find(f"@{citation.key}")) + 1, citation.key)
        for match in re.finditer(CITATION, prose)
        for citation in citations(match[1])
    ]


def miswritten(text: str) -> list[tuple[int, str]]:
    """Return the line and the text of each `[@` that begins no citation and no link."""
    prose = _prose(text)
    good = {match.start() for match in re.finditer(CITATION, prose)}
    return [
        (prose.count("\n", 0, match.start()) + 1, match[0])
        for match in _BEGUN.finditer(prose)
        if match.start() not in good
    ]


def without_citations(text: str) -> str:
    """Return a text without its citations, for a description."""
    return re.sub(rf"\s*{CITATION}", "", text)


def _prose(text: str) -> str:
    """Return the text with its front matter and code blank, so that lines stay where they are."""
    return without_code("\n".join([*_blank_front_matter(text.split("\n"))]))


def without_code(text: str) -> str:
    """Return a text as long, with its code blank."""
    for pattern in _NOT_PROSE:
        text = pattern.sub(lambda match: re.sub(r"[^\n]", "`", match[0]), text)
    return text


def _blank_front_matter(lines: list[str]) -> list[str]:
    """Return the lines, empty down to the first empty line or the closing ---."""
    for number, line in enumerate(lines):
        if not line.strip() or (number and re.fullmatch(r"(-{3}|\.{3})\s*", line)):
            return [""] * (number + 1) + lines[number + 1 :]
    return [""] * len(lines)
