"""One entry of PUBLISH_TO: its values, each checked, and the line where it stands."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import category

from ..project import shown

if TYPE_CHECKING:
    from structured_data.errors import Problem


class Entry:
    """A mapping of `PUBLISH_TO`, which collects what is wrong with it in `problems`."""

    def __init__(self, file: Path, number: int, given: Mapping[str, object]) -> None:
        self.folder = file.parent  # what paths start from
        self.problems: list[Problem] = []
        self._file = file
        self._number = number
        self._given = given
        self._asked = {"target"}

    def text(self, key: str, otherwise: str | None, example: str) -> str:
        """Return a text; `otherwise` is what holds where it is left out, None where it may not."""
        self._asked.add(key)
        value = self._given.get(key, otherwise)
        if isinstance(value, str) and (mark := _strange(value)):
            message = f"holds {mark!r}, which stands in no name and no address (take it out)"
            self.problem(key, f"{value!r} {message}")
            return ""
        if isinstance(value, str) and value.strip():
            return value
        if key in self._given:
            self.problem(key, f"{value!r} is not text (write {example!r}, in quotes)")
        elif otherwise is None:
            self.problem(key, f"is missing (add {key!r}: {example!r})")
        return ""

    def number(self, key: str, otherwise: int, largest: int) -> int:
        """Return a whole number from 1 to the largest; `otherwise` holds where it is left out."""
        self._asked.add(key)
        value = self._given.get(key, otherwise)
        if key in self._given and not (type(value) is int and 0 < value <= largest):
            remedy = "write it without quotes"
            self.problem(key, f"{value!r} is not a number from 1 to {largest} ({remedy})")
        return value if isinstance(value, int) else otherwise

    def flag(self, key: str, otherwise: bool) -> bool:
        """Return True or False."""
        self._asked.add(key)
        value = self._given.get(key, otherwise)
        if not isinstance(value, bool):
            self.problem(key, f"{value!r} is neither True nor False (write one of them)")
        return value is True

    def problem(self, key: str, message: str) -> None:
        """Note what is wrong with the value of a key."""
        path = f"PUBLISH_TO[{self._number}][{key!r}]"
        line = setting_line(self._file, self._number, key)
        self.problems.append(setting_problem(self._file, line, path, message))

    def refuse_others(self) -> None:
        """Note each key that nobody has asked for."""
        for key in self._given.keys() - self._asked:
            known = ", ".join(sorted(self._asked))
            self.problem(key, f"is not a setting of this target (known: {known})")


def setting_problem(file: Path, line: int, path: str, message: str) -> Problem:
    """Return what is wrong with a setting, at its line."""
    from structured_data.errors import Place, Problem

    return Problem(Place(shown(file), line, path), message)


def setting_line(file: Path, number: int = -1, key: str = "") -> int:
    """Return the line of PUBLISH_TO in a file, or of an entry, or of a key of it.

    What code computes has the line of what it is part of; what is not in this file, line 1.
    """
    line = 1
    for node in ast.parse(file.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign) and "PUBLISH_TO" in map(ast.unparse, node.targets):
            line = node.lineno
            entries = node.value.elts if isinstance(node.value, ast.List) else []
            if 0 <= number < len(entries):
                line = _key_line(entries[number], key)
    return line


def _strange(text: str) -> str:
    """Return the first character that ends a line, or is no letter or mark at all; '' if none."""
    return next((one for one in text if category(one) in ("Cc", "Cs", "Zl", "Zp")), "")


def _key_line(entry: ast.expr, key: str) -> int:
    keys = entry.keys if isinstance(entry, ast.Dict) else []
    lines = [one.lineno for one in keys if isinstance(one, ast.Constant) and one.value == key]
    return lines[-1] if lines else entry.lineno
