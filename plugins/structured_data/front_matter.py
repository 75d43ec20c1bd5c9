"""The lines that open a Markdown file, and where its text begins.

Python-Markdown takes `Name: value` down to an empty line or a closing ---, and is silent about
what it does not take; each such line is a problem here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from .errors import Place, Problem
from .records.articles import FIELDS
from .sources import Mapping, Node, Scalar, read_text

_FIELD = re.compile(r" {0,3}(?P<name>[A-Za-z0-9_-]+):\s*(?P<value>.*?)\s*")
_FENCE = re.compile(r"(-{3}|\.{3})\s*")
_OPENING = re.compile(r"-{3}[ \t]*\n|[\w-]+[ \t]*:")
# A line that an author means for the front matter, wherever it stands.
_MEANT = re.compile(rf" {{0,3}}({'|'.join(FIELDS)}):", re.IGNORECASE)
_SPACED = re.compile(r"(?P<name>[A-Za-z0-9_-]+)\s+:\s*(?P<value>.*)")
# Marks of YAML around a value: here they would be shown.
_MARKED = re.compile(r"""(?P<mark>["'])(?P<quoted>.*)(?P=mark)|\[(?P<listed>[^\[\]]*)\]""")


def read_front_matter(path: Path, problems: list[Problem]) -> Mapping | None:
    """Return the `Name: value` lines that open a Markdown file, names in lower case.

    None, and a problem, where there are none.
    """
    before = len(problems)
    text = read_text(path, problems)
    return front_matter(path, text, problems, is_whole=len(problems) == before)


def front_matter(path: Path, text: str, problems: list[Problem], is_whole: bool) -> Mapping | None:
    """Return the same of the text of a file; to have none is wrong where that `is_whole`."""
    found = list(_lines(text.split("\n")))
    if not any(name for _, name, _ in found):
        if is_whole:
            message = "has no front matter (begin with `Title: ...` and `Date: YYYY-MM-DD`)"
            problems.append(Problem(Place(str(path), 1), message))
        return None
    fields: dict[str, Node] = {}
    names: set[str] = set()
    for number, name, value in found:
        place = Place(str(path), number, name)
        if not name:
            problems.append(Problem(place, value))
            continue
        if name in names:
            problems.append(Problem(place, "written twice (keep one)"))
        names.add(name)
        if filled := _unmarked(value, place, problems):
            fields.setdefault(name, Scalar(filled, place))
    return Mapping(fields, Place(str(path), 1))


def text_start(lines: Sequence[str]) -> int:
    """Return how many lines the front matter takes, with the empty line or --- that ends it."""
    for number, line in enumerate(lines):
        if _is_end(line, number):
            return number + 1
    return len(lines)


def front_matter_end(text: str) -> int:
    """Return where the text begins below its front matter; 0 where it has none."""
    if not _OPENING.match(text):
        return 0
    lines = text.split("\n")
    return min(len(text), len("\n".join(lines[: text_start(lines)])) + 1)


def _lines(lines: Sequence[str]) -> Iterator[tuple[int, str, str]]:
    """Yield the number, name and value of each line; with no name, what is wrong with it.

    Lines that were meant for the front matter are read on behind an empty one; of several in a
    row that are no lines of it, the first is told.
    """
    number = 1 if lines and _FENCE.fullmatch(lines[0]) else 0
    was_wrong = False
    while number < len(lines):
        line = lines[number]
        if _is_end(line, number):
            number = _next_filled(lines, number)
            if number == len(lines) or not _MEANT.match(lines[number]):
                return
            message = "is below the end of the front matter (take out the empty line or --- above)"
            yield number + 1, "", f"{lines[number].strip()[:40]!r} {message}"
            line = lines[number]
        match = _FIELD.fullmatch(line)
        if match:
            yield number + 1, match["name"].lower(), match["value"]
        elif not was_wrong:
            shown = line.strip()
            yield number + 1, "", f"{shown[:80]!r} is no line of front matter ({_remedy(line)})"
        was_wrong = not match
        number += 1


def _remedy(line: str) -> str:
    """Return what to do about a line that is no `Name: value`."""
    words = line.strip()
    if spaced := _SPACED.fullmatch(words):
        return f"write `{spaced['name']}: {spaced['value']}`"
    if words.startswith("- "):
        return "write values on the line of their name, with commas between"
    if _FIELD.fullmatch(words):
        return "write it at the start of the line"
    if re.match(r" {4}|\t", line):
        return "write the whole value on one line"
    return "write `Name: value`, or leave a line empty above the text"


def _is_end(line: str, number: int) -> bool:
    return not line.strip() or bool(number and _FENCE.fullmatch(line))


def _next_filled(lines: Sequence[str], number: int) -> int:
    """Return the number of the next line that is not empty, or of lines where there is none."""
    later = (n for n in range(number + 1, len(lines)) if lines[n].strip())
    return next(later, len(lines))


def _unmarked(value: str, place: Place, problems: list[Problem]) -> str:
    """Return a value without the quotes or brackets around it, which are a problem."""
    match = _MARKED.fullmatch(value)
    if not match:
        return value
    if match["listed"] is not None:
        message = f"{value!r} is in brackets, which would be shown (write a, b)"
    elif match["mark"] in match["quoted"]:
        return value
    else:
        remedy = "leave them out; a quotation has \u201c and \u201d"
        message = f"{value!r} is in quotes, which would be shown ({remedy})"
    problems.append(Problem(place, message))
    return match["quoted"] or match["listed"] or ""
