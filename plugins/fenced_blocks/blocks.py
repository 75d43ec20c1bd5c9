"""The fenced blocks of a Markdown text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

# What opens a block: where it stands (in a list or a quotation), its fence, its language, and
# its options, or attributes in braces that may hold the language, as in pymdownx.superfences.
_OPENING = re.compile(
    r"(?P<margin>[ \t>]*)(?P<fence>`{3,}|~{3,})[ \t]*"
    r"(?P<language>[\w#.+-]*)[ \t]*"
    r"""(?:\{(?P<braced>.*)\}|(?P<options>(?:"[^"]*"|'[^']*'|[^`{}"'])*))[ \t]*"""
)
_MARKS = ("```", "~~~")  # one of them is in every line that opens or closes a block
_FENCE = re.compile(r"[ \t>]*(`{3,}|~{3,})[^`]*")
_ATTRIBUTE = re.compile(
    r"""\.(?P<class>[\w#+.-]+)|\#(?P<id>[\w:.-]+)"""
    r"""|(?P<name>[\w-]+)=(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"']+))"""
)


@dataclass(frozen=True)
class FencedBlock:
    """A fenced block: `classes` come after its language, `line` (1-based) is that of its fence.

    `margin` is what stands before each of its lines in a list or a quotation, `end` the line of its
    closing fence.
    """

    language: str
    classes: tuple[str, ...]
    id: str
    options: Mapping[str, str]
    body: str
    margin: str
    line: int
    end: int


def fenced_blocks(lines: Sequence[str]) -> Iterator[FencedBlock]:
    """Yield the blocks of a text in their order; one that is never closed is none."""
    yield from _blocks(tuple(lines))


@lru_cache(maxsize=4)  # each plugin that takes some asks for those of one text in turn
def _blocks(lines: Sequence[str]) -> tuple[FencedBlock, ...]:
    found = []
    number = 0
    while number < len(lines):
        opening = _opening(lines[number])
        end = _closing(lines, number, opening) if opening else None
        if opening and end:
            found.append(_block(opening, lines[number + 1 : end], number, end))
            number = end
        number += 1
    return tuple(found)


def fences_left(lines: Sequence[str]) -> Iterator[int]:
    """Yield the line (1-based) of each fence that is of no block."""
    within = {line for block in fenced_blocks(lines) for line in range(block.line, block.end + 1)}
    for number, line in enumerate(lines, start=1):
        if number not in within and _is_marked(line) and _FENCE.fullmatch(line):
            yield number


def opens_block(line: str) -> bool:
    """Whether a line may be the first of a block."""
    return bool(_opening(line))


def _opening(line: str) -> re.Match[str] | None:
    return _OPENING.fullmatch(line) if _is_marked(line) else None


def _is_marked(line: str) -> bool:
    return _MARKS[0] in line or _MARKS[1] in line


def _closing(lines: Sequence[str], start: int, opening: re.Match[str]) -> int | None:
    """Return the index of the line that closes a block."""
    fence, margin = opening["fence"], opening["margin"]
    for number in range(start + 1, len(lines)):
        line = lines[number]
        if margin.strip() and not line.startswith(margin.rstrip()):
            return None  # the quotation ends before the block does
        rest = line.strip() if not margin.strip() else line[len(margin.rstrip()) :].strip()
        if len(rest) >= len(fence) and not rest.strip(fence[0]):
            return number
    return None


def _block(opening: re.Match[str], body: Sequence[str], number: int, end: int) -> FencedBlock:
    margin = opening["margin"]
    language = opening["language"]
    written = opening["braced"] if opening["braced"] is not None else opening["options"]
    found = list(_ATTRIBUTE.finditer(written or ""))
    classes = [match["class"] for match in found if match["class"]]
    if not language and classes:
        language, *classes = classes
    return FencedBlock(
        language=language,
        classes=tuple(classes),
        id=next((match["id"] for match in found if match["id"]), ""),
        options={match["name"]: _value(match) for match in found if match["name"]},
        body="\n".join(_without(margin, line) for line in body),
        margin=margin,
        line=number + 1,
        end=end + 1,
    )


def _value(match: re.Match[str]) -> str:
    return match["double"] or match["single"] or match["bare"] or ""


def _without(margin: str, line: str) -> str:
    """Return a line of a block without what stands before it."""
    shared = 0
    while shared < len(margin) and line[shared : shared + 1] == margin[shared]:
        shared += 1
    return line[shared:]
