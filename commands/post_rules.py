"""What one text breaks by itself, and a built page does not show."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile
from typing import TYPE_CHECKING

from .new import PLACEHOLDERS
from .project import use_plugins

if TYPE_CHECKING:
    from pathlib import Path

    from structured_data.errors import Problem

LONGEST_SUMMARY = 160  # characters, of which search engines and previews show no more
# Words by which the caption of a plot says where its data are from.
_KINDS = re.compile(r"\b(?:measured|modeled|computed)\b", re.IGNORECASE)
_CAPTION = re.compile(r"\s*///\s*figure-caption\b")
_ENDED = re.compile("[.!?\u2026][\"'\u201d\u2019)\\]]*\\Z")


def text_problems(file: Path, text: str) -> Iterator[Problem]:
    """Yield a problem for each fault of a summary, code or caption, and of what ./inv new left."""
    use_plugins()
    from structured_data.errors import Place, Problem
    from structured_data.front_matter import read_front_matter
    from structured_data.sources import Scalar

    lines = read_front_matter(file, [])
    summary = lines.fields.get("summary") if lines else None
    if isinstance(summary, Scalar):
        for message in _summary_faults(summary.text):
            yield Problem(summary.place, message)
    for number, line in enumerate(text.split("\n"), start=1):
        if line in PLACEHOLDERS:
            message = f"{line[:40] + '...'!r} is what ./inv new wrote (write your own)"
            yield Problem(Place(str(file), number), message)
    yield from _code_problems(file, text.split("\n"))
    yield from _caption_problems(file, text.split("\n"))


def _code_problems(file: Path, lines: list[str]) -> Iterator[Problem]:
    """Yield a problem for each block of code without a language."""
    from fenced_blocks import fenced_blocks
    from structured_data.errors import Place, Problem

    for block in fenced_blocks(lines):
        if not block.language:
            what = "a block of code without a language"
            remedy = "write ```python, or ```text for what has none"
            yield Problem(Place(str(file), block.line), f"{what} ({remedy})")


def _caption_problems(file: Path, lines: list[str]) -> Iterator[Problem]:
    """Yield a problem for each plot whose caption does not say where its data are from."""
    from fenced_blocks import fenced_blocks
    from structured_data.errors import Place, Problem

    for block in fenced_blocks(lines):
        below = lines[block.end :] if block.language == "plot" else []
        start = next((number for number, line in enumerate(below) if line.strip()), 0)
        if not (below and _CAPTION.match(below[start])):
            continue  # a plot without a caption is told when it is drawn
        caption = list(takewhile(lambda line: line.strip() != "///", below[start + 1 :]))
        if not _KINDS.search("\n".join(caption)):
            message = "the caption of a plot does not say where its data are from"
            remedy = "write Measured, with by whom, or Modeled or Computed, with what is left out"
            yield Problem(Place(str(file), block.end + start + 1), f"{message} ({remedy})")


def _summary_faults(summary: str) -> Iterator[str]:
    if len(summary) > LONGEST_SUMMARY:
        count = f"has {len(summary)} characters, of which others show {LONGEST_SUMMARY}"
        yield f"{count} (say it shorter)"
    if not _ENDED.search(summary):
        yield f"ends within a sentence: {summary[-20:]!r} (end it with a full stop)"
