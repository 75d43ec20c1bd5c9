"""What is wrong in the first line of a block of code, or that it has no last one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain, islice

from fenced_blocks import fenced_blocks, fences_left, opens_block
from fenced_blocks.code_options import TITLE, option_faults
from pygments.lexers import find_lexer_class_by_name, get_all_lexers
from pygments.util import ClassNotFound
from structured_data.prose import without_raw_html
from structured_data.suggestions import suggestion


def code_problems(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield the line and the message of each problem."""
    for block in fenced_blocks(lines):
        for message in (*_of_language(block.language), *option_faults(block)):
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
    if language and not _is_known(language):
        aliases = chain.from_iterable(lexer[1] for lexer in get_all_lexers(plugins=False))
        remedy = suggestion(language, aliases) or "'text' has no colors"
        yield f"{language!r} is no language that Pygments knows ({remedy})"


@lru_cache(maxsize=256)  # Pygments looks through all of its lexers
def _is_known(language: str) -> bool:
    try:
        find_lexer_class_by_name(language)
    except ClassNotFound:
        return False
    return True
