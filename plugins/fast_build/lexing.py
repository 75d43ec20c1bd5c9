"""Splits code as the lexers of Pygments do, trying at each place only what can begin there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from pygments.token import Error, Whitespace, _TokenType

from .first_signs import first_signs

Rule = tuple[Callable[[str, int], Any], Any, Any]  # what matches, what that is, the next state
Token = tuple[int, Any, str]  # its place, what it is, its text
ROOT = "root"


class Rules(dict[str, Sequence[Rule]]):
    """The rules of a state by the sign at a place of a text, and by none for its end."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        super().__init__()
        self.all = rules  # kept as well so that its identity stays its own

    def __missing__(self, sign: str) -> Sequence[Rule]:
        if not sign.isascii():
            return self.all
        found = tuple(rule for rule in self.all if _can_begin(rule, sign))
        self[sign] = found
        return found


def _can_begin(rule: Rule, sign: str) -> bool:
    pattern = getattr(rule[0], "__self__", None)
    signs = first_signs(pattern) if isinstance(pattern, re.Pattern) else None
    return signs is None or sign in signs


class Lexing:
    """Stands for RegexLexer.get_tokens_unprocessed, and knows the rules of each state by signs."""

    def __init__(self) -> None:
        self._states: dict[int, Rules] = {}

    def tokens(self, lexer: Any, text: str, stack: Sequence[str] = (ROOT,)) -> Iterator[Token]:
        """Yield the tokens of a text; `stack` are the states to begin in, the last one first."""
        states = list(stack)
        rules = self._rules(lexer, states[-1])
        place = 0
        while True:
            for match, kind, change in rules[text[place : place + 1]]:
                if found := match(text, place):
                    if kind is not None:
                        if type(kind) is _TokenType:
                            yield place, kind, found.group()
                        else:
                            yield from kind(lexer, found)
                    place = found.end()
                    if change is not None:
                        _change(states, change)
                        rules = self._rules(lexer, states[-1])
                    break
            else:
                if place >= len(text):
                    return
                if text[place] == "\n":  # at the end of a line all begins anew
                    states = [ROOT]
                    rules = self._rules(lexer, ROOT)
                    yield place, Whitespace, "\n"
                else:
                    yield place, Error, text[place]
                place += 1

    def _rules(self, lexer: Any, state: str) -> Rules:
        rules = lexer._tokens[state]
        if id(rules) not in self._states:
            self._states[id(rules)] = Rules(rules)
        return self._states[id(rules)]


def _change(states: list[str], change: Any) -> None:
    """Leave states, or enter others, as a rule says."""
    if isinstance(change, tuple):
        for state in change:
            if state == "#pop":
                if len(states) > 1:
                    states.pop()
            else:
                states.append(states[-1] if state == "#push" else state)
    elif isinstance(change, int):  # how many to leave, negative; one always stays
        del states[1 if abs(change) >= len(states) else change :]
    else:
        states.append(states[-1])
