"""The words of a Markdown file that a reader reads."""

from __future__ import annotations

import re

from .front_matter import front_matter_end
from .prose import prose
from .text_formulas import text_formulas

# What stands in Markdown and is no word that a reader sees.
_UNSEEN = re.compile(
    r"\[\^[^\]\n]*\]:?|\]\([^()]*(?:\([^()]*\)[^()]*)*\)|^ {0,3}\[[^\]\n]+\]:.*$"
    r"|^[ \t]*///.*$(?:\n {4}[a-z-]+:.*$)*|\{[.#:][^}\n]*\}|<[^<>]*>|\[@[^\]\n]*\]",
    re.MULTILINE,
)
_SIGNS = re.compile(r"[\[\]{<]|///")  # without which there is none of that
_WORD = re.compile(r"\w++(?:['\u2019.,:/-]\w++)*+")


def word_count(text: str) -> int:
    """Return how many words are read: no front matter, code or marks; a formula is one."""
    for formula in reversed(list(text_formulas(text, front_matter_end(text)))):
        if not formula.fault:
            text = f"{text[: formula.start]} formula {text[formula.end :]}"
    read = prose(text)
    if _SIGNS.search(read):
        read = _UNSEEN.sub(" ", read)
    return len(_WORD.findall(read))
