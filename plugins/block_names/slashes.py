"""What is wrong in the blocks between lines of three slashes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import yaml
from markdown.util import STX
from structured_data.prose import BLANK, prose
from structured_data.suggestions import known_words, suggestion

_EDGE = re.compile(r"[ ]{0,3}(?P<fence>/{3,})[ ]*(?P<kind>[\w-]*)[ ]*(?:\|.*)?")
# In the last line above a caption; code is blank there, a block of a plugin its marker.
_CAPTIONED = re.compile(rf"[|{BLANK}<{STX}]|///|!\[|^\s*\{{:")
_UNINDENTED = re.compile(r"[ ]{0,3}attrs:")
_OPTION = re.compile(r"[ ]{4,}\S")


def slash_problems(lines: Sequence[str], kinds: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Yield the line and the message of each problem, of blocks that may be of these kinds."""
    text = "\n".join(lines)
    if "///" not in text:
        return
    opened: list[tuple[str, int, str]] = []  # fence, line, kind
    read = prose(text).split("\n")
    for number, line in enumerate(read, start=1):
        edge = _EDGE.fullmatch(line.rstrip())
        if edge and edge["kind"]:
            yield from _of_kind(edge["kind"], number, kinds)
            if edge["kind"].endswith("caption"):
                yield from _of_caption(read, number, edge["kind"])
            if edge["kind"] == "details" and "|" not in line:
                yield number, "'/// details' has no title (write /// details | Its title)"
            yield from _of_options(read, number)
            opened.append((edge["fence"], number, edge["kind"]))
        elif edge and edge["fence"] in [fence for fence, *_ in opened]:
            while opened[-1][0] != edge["fence"]:
                yield _never_closed(*opened.pop())
            opened.pop()
        elif edge:
            yield number, f"{edge['fence']!r} closes nothing (take it away)"
    for block in opened:
        yield _never_closed(*block)


def _of_kind(kind: str, line: int, kinds: Iterable[str]) -> Iterator[tuple[int, str]]:
    if kind.lower() not in kinds:
        remedy = suggestion(kind.lower(), kinds) or known_words(kinds)
        yield line, f"'/// {kind}' is no kind of block ({remedy})"


def _of_caption(lines: Sequence[str], opening: int, kind: str) -> Iterator[tuple[int, str]]:
    """Yield that there is only text, or nothing, above a caption."""
    above = next((line for line in reversed(lines[: opening - 1]) if line.strip()), "")
    if not _CAPTIONED.search(above):
        remedy = "put it below a picture, a table, a diagram or a block of code"
        yield opening, f"'/// {kind}' stands below none of what has a caption ({remedy})"


def _of_options(lines: Sequence[str], opening: int) -> Iterator[tuple[int, str]]:
    """Yield what is wrong in the indented lines below an opening one, which give attributes."""
    end = opening
    while end < len(lines) and _OPTION.match(lines[end]):
        end += 1
    remedy = "write attrs: {id: name, class: wide}"
    if end == opening:
        if opening < len(lines) and _UNINDENTED.match(lines[opening]):
            yield opening + 1, "attrs is text here (indent it by four spaces)"
        return
    try:
        options = yaml.safe_load("\n".join(lines[opening:end]))
    except yaml.YAMLError:
        options = None
    attributes = options.get("attrs", {}) if isinstance(options, dict) else None
    if not isinstance(attributes, dict) or None in attributes.values():
        yield opening + 1, f"{lines[opening].strip()!r} is not understood ({remedy})"
    elif others := sorted(map(str, options.keys() - {"attrs", "open"})):
        yield opening + 1, f"{others[0]!r} is no option of a block ({remedy})"


def _never_closed(fence: str, line: int, kind: str) -> tuple[int, str]:
    return line, f"'{fence} {kind}' is never closed (end it with {fence} on a line of its own)"
