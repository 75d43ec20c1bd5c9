"""The signs without which a regular expression cannot match, so that it need not be tried.

Markdown tries some twenty expressions on each paragraph, of which most need a sign, such as a
backtick, that is not there. What is needed is not guessed: it is read in the expression itself, as
Python's own parser understands it; whatever is not understood here needs nothing.
"""

from __future__ import annotations

import re
import re._constants as sre  # type: ignore[import-not-found]  # less_work lists private names
import re._parser as parser  # type: ignore[import-not-found]  # as above
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT)
Signs = frozenset[str]


@lru_cache(maxsize=256)
def needed_signs(pattern: re.Pattern[str]) -> Signs:
    """Return signs of which any text that matches has at least one; none where none is needed."""
    return _fewest(all_needed_signs(pattern))


@lru_cache(maxsize=256)
def all_needed_signs(pattern: re.Pattern[str]) -> tuple[Signs, ...]:
    """Return sets of signs, of each of which any text that matches has at least one."""
    if pattern.flags & re.IGNORECASE:
        return ()
    found = _needs(parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG))
    return tuple(sorted(dict.fromkeys(found), key=_likelihood))


def _needs(parts: Iterable[tuple[Any, Any]]) -> list[Signs]:
    """Return the sets of signs of which each has to be there with one of its own."""
    needs: list[Signs] = []
    for kind, value in parts:
        if kind is sre.LITERAL:
            needs.append(frozenset(chr(value)))
        elif kind is sre.IN and all(one is sre.LITERAL for one, _ in value):
            needs.append(frozenset(chr(sign) for _, sign in value))
        elif kind is sre.BRANCH:
            branches = [_fewest(_needs(branch)) for branch in value[1]]
            if all(branches):
                needs.append(frozenset().union(*branches))
        elif kind in REPEATS and value[0] > 0:
            needs += _needs(value[2])
        elif kind is sre.SUBPATTERN and not value[1]:  # with flags of its own it is left alone
            needs += _needs(value[3])
        elif kind is sre.ATOMIC_GROUP:
            needs += _needs(value)
        elif kind is sre.ASSERT:  # what is looked for stands there, too
            needs += _needs(value[1])
    return needs


def _fewest(needs: Iterable[Signs]) -> Signs:
    return min(needs, key=_likelihood, default=frozenset())


def _likelihood(signs: Signs) -> tuple[bool, int]:
    """Return what is less for a set that a text is less likely to have a sign of."""
    return " " in signs, len(signs)
