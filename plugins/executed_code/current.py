"""The results that a page shows: the frozen ones, or new ones where a build may run the code."""

from __future__ import annotations

import sys

from structured_data.errors import Problem
from structured_data.front_matter import read_front_matter
from structured_data.sources import Scalar

from .execution import Limits, executed
from .failures import CellFailureError
from .freeze import freeze
from .posts import Post
from .results import Results
from .staleness import fresh


def current(post: Post, limits: Limits, runs_changed: bool) -> tuple[Results | None, list[Problem]]:
    """Return the results of a post, if it has any, and what is wrong; what has changed is run."""
    if post.problems or not post.cells:
        return None, list(post.problems)
    kept = fresh(post)
    if isinstance(kept, Results):
        return kept, []
    if not runs_changed:
        return None, [] if _is_draft(post) else [kept.problem]
    _tell(f"running {post.file}: {kept.words}")
    try:
        inputs, results = executed(post, limits)
    except CellFailureError as error:
        return None, [error.problem]
    freeze(post, inputs, results)
    return results, []


def _tell(line: str) -> None:
    """Say a line while code runs, where anybody hears it.

    Who reads texts beforehand takes what is printed meanwhile for a reason to read one again.
    """
    if sys.__stdout__:
        sys.__stdout__.write(f"{line}\n")
        sys.__stdout__.flush()


def _is_draft(post: Post) -> bool:
    """Whether a post is not published, as its front matter says."""
    lines = read_front_matter(post.file, [])
    status = lines.fields.get("status") if lines else None
    return isinstance(status, Scalar) and status.text.lower() == "draft"
