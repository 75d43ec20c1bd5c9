"""The options of a block of code, as pymdownx.highlight reads them, and what is wrong with some."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from structured_data.suggestions import known_words, suggestion

from .blocks import FencedBlock

# What an option may be, and an example.
Option = tuple[Callable[[str], object], str]

TITLE = 'title="loop.py"'
OPTIONS: Mapping[str, Option] = {
    "title": (bool, TITLE),
    "linenums": (re.compile(r"[1-9]\d*( [1-9]\d*){0,2}").fullmatch, 'linenums="1"'),
    "hl_lines": (re.compile(r"\d+(-\d+)?( \d+(-\d+)?)*").fullmatch, 'hl_lines="2 5-7"'),
}


def option_faults(block: FencedBlock, options: Mapping[str, Option] = OPTIONS) -> Iterator[str]:
    """Yield what is wrong with the options of a block, which may have these."""
    for name, value in block.options.items():
        if name not in options:
            remedy = suggestion(name, options) or known_words(options)
            yield f"{name!r} is no option of a block of code ({remedy})"
        elif not options[name][0](value):
            yield f"{name}: {value!r} is not understood (write {options[name][1]})"
        elif name == "hl_lines":
            count = block.end - block.line - 1
            if beyond := [line for line in re.findall(r"\d+", value) if not 0 < int(line) <= count]:
                yield f"{name}: there is no line {beyond[0]} (the block has {count})"
