"""What is wrong in the first line of a block of code, or that it has no last one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, islice

from fenced_blocks import FencedBlock, fenced_blocks, fences_left, opens_block
from pygments.lexers import find_lexer_class_by_name, get_all_lexers
from pygments.util import ClassNotFound
from structured_data.prose import without_raw_html
from structured_data.suggestions import KnownWords, did_you_mean, known_words

TITLE = 'title="loop.py"'
OPTIONS = {
    "title": (r".+", TITLE),
    "linenums": (r"[1-9]\d*( [1-9]\d*){0,2}", 'linenums="1"'),
    "hl_lines": (r"\d+(-\d+)?( \d+(-\d+)?)*", 'hl_lines="2 5-7"'),
}


def code_problems(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield the line and the message of each problem."""
    for block in fenced_blocks(lines):
        for message in (*_of_language(block.language), *_of_options(block)):
            yield block.line, message
    yield from islice(_left_open(lines), 1)  # what follows it may be of the same block


def _left_open(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    if left := list(fences_left(lines)):
        shown = without_raw_html("\n".join(lines)).split("\n")
        for number in left:
            opening = shown[number - 1].lstrip(" \t>").rstrip()
            fence = opening[: len(opening) - len(opening.lstrip(opening[:1]))]
            if fence and opens_block(opening):
                remedy = f"end it with {fence} on a line of its own"
                yield number, f"{opening!r} is never closed ({remedy})"
            elif fence:
                yield number, f"{opening!r} is not understood (write {fence}python {TITLE})"


def _of_language(language: str) -> Iterator[str]:
    if language:
        try:
            find_lexer_class_by_name(language)
        except ClassNotFound:
            aliases = chain.from_iterable(lexer[1] for lexer in get_all_lexers(plugins=False))
            nearest = KnownWords(aliases).nearest(language)
            remedy = did_you_mean(*filter(None, [nearest])) or "'text' has no colors"
            yield f"{language!r} is no language that Pygments knows ({remedy})"


def _of_options(block: FencedBlock) -> Iterator[str]:
    for name, value in block.options.items():
        if name not in OPTIONS:
            nearest = KnownWords(OPTIONS).nearest(name)
            remedy = did_you_mean(*filter(None, [nearest])) or known_words(OPTIONS)
            yield f"{name!r} is no option of a block of code ({remedy})"
        elif not re.fullmatch(OPTIONS[name][0], value):
            yield f"{name}: {value!r} is not understood (write {OPTIONS[name][1]})"
        elif name == "hl_lines":
            count = block.end - block.line - 1
            if beyond := [line for line in re.findall(r"\d+", value) if not 0 < int(line) <= count]:
                yield f"{name}: there is no line {beyond[0]} (the block has {count})"
