"""The prose of a Markdown file: its text without front matter, code and comments; its words."""

from __future__ import annotations

import re

from .front_matter import text_start

_FENCE = (
    r"^[ \t>]*(?:[-*+]|\d+\.)?[ \t]*(?P<fence>`{3,}|~{3,})[^\n`]*\n.*?^[ \t>]*(?P=fence)[ \t]*$"
)
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


def without_code(text: str) -> str:
    """Return a text as long, with its code blank."""
    for pattern in _NOT_PROSE:
        text = pattern.sub(lambda match: re.sub(r"[^\n]", "`", match[0]), text)
    return text
