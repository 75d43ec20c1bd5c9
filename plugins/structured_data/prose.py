"""The prose of a Markdown file: its text without front matter, code and comments; its words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .front_matter import text_start

_FENCE = (
    r"^[ \t>]*(?:[-*+]|\d+\.)?[ \t]*(?P<fence>`{3,}|~{3,})[^\n`]*\n.*?^[ \t>]*(?P=fence)[ \t]*$"
)
_OPENED = re.compile(r"[ \t>]*(?:[-*+]|\d+\.)?[ \t]*(?P<fence>`{3,}|~{3,})(?P<info>[^`\n]*)")
_NOT_PROSE = (
    re.compile(_FENCE, re.MULTILINE | re.DOTALL),
    re.compile(r"<!--.*?-->|<(pre|script|style)\b.*?</\1>", re.DOTALL | re.IGNORECASE),
    re.compile(r"(?<![`\\])(`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)\1(?!`)", re.DOTALL),
)

# What stands in Markdown and is no word that a reader sees.
_UNSEEN = re.compile(
    r"\[\^[^\]\n]*\]:?|\]\([^()]*(?:\([^()]*\)[^()]*)*\)|^ {0,3}\[[^\]\n]+\]:.*$"
    r"|^[ \t]*///.*$|\{[.#:][^}\n]*\}|<[^<>]*>|\[@[^\]\n]*\]",
    re.MULTILINE,
)
_WORD = re.compile(r"\w+(?:['\u2019.,:/-]\w+)*")


def word_count(text: str) -> int:
    """Return how many words of a Markdown file are read: without front matter, code and marks."""
    return len(_WORD.findall(_UNSEEN.sub(" ", prose(text))))


def prose(text: str) -> str:
    """Return the text with its front matter and code blank, so that lines stay where they are."""
    lines = text.split("\n")
    start = text_start(lines)
    return without_code("\n".join([""] * start + lines[start:]))


@dataclass(frozen=True)
class Fence:
    """A block of code between fences: the line (1-based) that opens it, and what that says."""

    line: int
    info: str
    is_closed: bool


def fences(text: str) -> Iterator[Fence]:
    """Yield the fenced blocks of a Markdown file."""
    lines = text.split("\n")
    opened: tuple[int, str, str] | None = None
    for number, line in enumerate(lines[text_start(lines) :], start=text_start(lines) + 1):
        match = _OPENED.fullmatch(line)
        if not match:
            continue
        fence, info = match["fence"], match["info"].strip()
        if opened is None:
            opened = number, fence, info
        elif fence.startswith(opened[1]) and not info:
            yield Fence(opened[0], opened[2], is_closed=True)
            opened = None
    if opened:
        yield Fence(opened[0], opened[2], is_closed=False)


def without_code(text: str) -> str:
    """Return a text as long, with its code blank."""
    for pattern in _NOT_PROSE:
        text = pattern.sub(lambda match: re.sub(r"[^\n]", "`", match[0]), text)
    return text
