"""What to tell an author whose code has failed: where, why, and what to do."""

from __future__ import annotations

import signal
from collections.abc import Sequence
from typing import Any

from structured_data.errors import Place, Problem

from .posts import Post

KEPT = "what it gave before is kept"


class CellFailureError(Exception):
    """A post whose code has failed."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def failure(
    post: Post, events: Sequence[dict[str, Any]], status: int | None, seconds: float, megabytes: int
) -> Problem:
    """Return what went wrong, from what the process told and its exit status (None: time over)."""
    last: dict[str, Any] = events[-1] if events else {"begun": 0}
    number = last.get("failed", last.get("begun", 0))
    cell = post.cells[min(number, len(post.cells) - 1)]
    name = f"cell {cell.number}"
    in_post = Place(str(post.file), last.get("in_post") or cell.line)
    if status is None or last.get("kind") == "time":
        remedy = f"make it quicker, or say seconds={seconds * 5:g} in the first line of the block"
        return Problem(in_post, f"{name}: was not done after {seconds:g} s ({remedy})")
    if "failed" not in last:
        return Problem(in_post, f"{name}: {_end_words(status)}")
    words = _KINDS.get(last["kind"], "{message} ({remedy})").format(
        message=last["message"], remedy=_remedy(last), megabytes=megabytes
    )
    place = in_post
    if last["file"]:
        place = Place(f"{post.file.parent}/{last['file']}", last["line"])
        name += f" of {in_post}"
    return Problem(place, f"{name}: {words}")


_KINDS = {
    "memory": "takes more than {megabytes} MB of memory (make it smaller)",
    "exit": "calls exit() (leave it out: the cells below would not run)",
    "unfit": "{message}",
    "output": "prints more than 100 kB (print less; show.data keeps more, as a file)",
}


def _remedy(event: dict[str, Any]) -> str:
    if name := event["missing"].partition(".")[0]:
        installed = f"add {name} to the dependencies in pyproject.toml and run ./inv lock"
        return f"put {name}.py beside the post, or {installed}"
    if "FileNotFoundError" in event["message"]:
        return "put the file beside the post; Markdown, .bib and pictures are not given to code"
    return f"mend it; {KEPT}"


def _end_words(status: int) -> str:
    """Return how a process ended that told nothing."""
    if status < 0:
        return f"was killed by {signal.Signals(-status).name} (it may take too much memory)"
    return f"ended Python with status {status} (leave out os._exit)"
