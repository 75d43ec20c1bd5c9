"""When two spellings could be one person's name."""

from __future__ import annotations

import re

from .names import Name, name_key


def could_be(short: Name, full: Name) -> bool:
    """Return whether two names may be one person's, with initials or without middle names.

    This is for suggestions: J. Gonzalez could be Joseph Gonzalez, and Julia Gonzalez as well.
    """
    if short.group or full.group or not (short.given and full.given):
        return name_key(str(short)) == name_key(str(full)) and short.group == full.group
    if name_key(short.family) != name_key(full.family):
        return False
    if short.suffix and full.suffix and name_key(short.suffix) != name_key(full.suffix):
        return False
    return any(
        _are_compatible(one, other)
        for one in _readings(short.given)
        for other in _readings(full.given)
    )


def _readings(given: str) -> list[list[str]]:
    """Return the words of given names; capitals written together may be initials, such as JE."""
    apart = re.sub(r"\b[A-Z]{2,3}\b", lambda match: " ".join(match.group()), given)
    return [name_key(given).split(), name_key(apart).split()]


def _are_compatible(one: list[str], other: list[str]) -> bool:
    pairs = zip(one, other, strict=False)  # middle names may be missing
    return "".join(one) == "".join(other) or all(
        a == b or _is_initial(a, b) or _is_initial(b, a) for a, b in pairs
    )


def _is_initial(letter: str, word: str) -> bool:
    """Return whether a letter, of a script that has capitals, begins a word."""
    return len(letter) == 1 and letter.upper() != letter and word.startswith(letter)
