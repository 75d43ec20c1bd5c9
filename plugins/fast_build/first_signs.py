"""The signs that a match of a regular expression can begin with, so that it is not tried at others.

A lexer tries up to a hundred expressions at each place of a text, of which hardly any can begin
there. As in needed_signs, this is read in the expression itself; what is not understood here can
begin with anything.
"""

from __future__ import annotations

import re
import re._constants as sre  # type: ignore[import-not-found]  # less_work lists private names
import re._parser as parser  # type: ignore[import-not-found]  # as above
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from .needed_signs import REPEATS, Signs

ASCII = tuple(map(chr, range(128)))
ANY: Signs = frozenset(ASCII)
ZERO_WIDTH = (sre.AT, sre.ASSERT, sre.ASSERT_NOT)
CATEGORIES = {
    sre.CATEGORY_DIGIT: r"\d",
    sre.CATEGORY_NOT_DIGIT: r"\D",
    sre.CATEGORY_SPACE: r"\s",
    sre.CATEGORY_NOT_SPACE: r"\S",
    sre.CATEGORY_WORD: r"\w",
    sre.CATEGORY_NOT_WORD: r"\W",
}
First = tuple[Signs, bool]  # the signs of ASCII to begin with, and whether nothing is a match, too


class UnknownError(ValueError):
    """A part of an expression that is not understood here."""


@lru_cache(maxsize=8192)
def first_signs(pattern: re.Pattern[str]) -> Signs | None:
    """Return the signs of ASCII that a match can begin with; None where it needs none."""
    flags = pattern.flags & (re.ASCII | re.IGNORECASE)
    try:
        signs, is_empty = _sequence(parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG), flags)
    except UnknownError:
        return None
    return None if is_empty else signs


def _sequence(parts: Iterable[tuple[Any, Any]], flags: int) -> First:
    signs: Signs = frozenset()
    for kind, value in parts:
        more, is_empty = _part(kind, value, flags)
        signs |= more
        if not is_empty:
            return signs, False
    return signs, True


def _part(kind: Any, value: Any, flags: int) -> First:
    if kind in ZERO_WIDTH:
        return frozenset(), True
    if kind is sre.BRANCH:
        branches = [_sequence(branch, flags) for branch in value[1]]
        return frozenset().union(*(signs for signs, _ in branches)), any(
            empty for _, empty in branches
        )
    if kind in REPEATS:
        signs, is_empty = _sequence(value[2], flags)
        return signs, is_empty or not value[0]
    if kind is sre.SUBPATTERN and not value[1] and not value[2]:  # without flags of its own
        return _sequence(value[3], flags)
    if kind is sre.ATOMIC_GROUP:
        return _sequence(value, flags)
    return _one(kind, value, flags), False


def _one(kind: Any, value: Any, flags: int) -> Signs:
    """Return what one sign of a text can be."""
    if kind is sre.ANY:
        return ANY
    if kind is sre.NOT_LITERAL:
        return ANY - _alternative(sre.LITERAL, value, flags)
    if kind is not sre.IN:
        return _alternative(kind, value, flags)
    is_negative = value[0][0] is sre.NEGATE
    signs: Signs = frozenset().union(
        *(_alternative(kind, one, flags) for kind, one in value[is_negative:])
    )
    return ANY - signs if is_negative else signs


def _alternative(kind: Any, value: Any, flags: int) -> Signs:
    if kind is sre.LITERAL:
        return _matched(re.escape(chr(value)), flags)
    if kind is sre.RANGE:
        low, high = (re.escape(chr(end)) for end in value)
        return _matched(f"[{low}-{high}]", flags)
    if kind is sre.CATEGORY and value in CATEGORIES:
        return _matched(CATEGORIES[value], flags)
    raise UnknownError(kind)


@lru_cache(maxsize=1024)
def _matched(expression: str, flags: int) -> Signs:
    """Return the signs of ASCII that an expression of one sign matches, whatever their case."""
    return frozenset(filter(re.compile(expression, flags).match, ASCII))
