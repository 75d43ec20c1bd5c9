"""The notes of a Markdown text: each has its words below the text, and a place in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .errors import Place, Problem
from .prose import prose
from .suggestions import suggestion

_NOTE = re.compile(r"\[(?<![\\!]\[)\^(?P<name>[^\]\n]+)\]")
_WORDS = re.compile(r"^ {0,3}\[\^(?P<name>[^\]\n]+)\]:", re.MULTILINE)


def note_problems(file: str, text: str) -> Iterator[Problem]:
    """Yield a problem for each note of a Markdown file without words, or that nobody reads."""
    if "[^" not in text:
        return
    read = prose(text)
    words = {match.start("name"): match["name"] for match in _WORDS.finditer(read)}
    marks = {
        match.start("name"): match["name"]
        for match in _NOTE.finditer(read)
        if match.start("name") not in words
    }
    seen: set[str] = set()
    for start, name in {**marks, **words}.items():
        place = Place(file, read.count("\n", 0, start) + 1)
        if start in words and name in seen:
            yield Problem(place, f"'[^{name}]:' is there twice (give one of them another name)")
        elif start in words and name not in marks.values():
            yield Problem(place, f"'[^{name}]:' is read by nobody (write [^{name}] in the text)")
        elif start in marks and name not in words.values():
            known = [] if name.isdecimal() else [f"[^{other}]" for other in words.values()]
            remedy = (
                suggestion(f"[^{name}]", known)
                or f"write `[^{name}]: its words` below the text; code in backticks"
            )
            yield Problem(place, f"'[^{name}]' is a note without words ({remedy})")
        seen.update([name] if start in words else [])
