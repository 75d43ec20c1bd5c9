"""Runs the cells of a post in a process of their own, on a copy of its folder."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from structured_data.errors import InvalidData, Place, Problem

from .failures import CellFailureError, failure
from .inputs import Inputs, files_beside, inputs_of
from .posts import Post
from .results import Results, output_of

# -P and -s keep the folder of whoever runs it and their own packages off sys.path.
PYTHON = (sys.executable, "-P", "-s", "-B", "-X", "utf8", "-c")
START = (
    "import sys; sys.path.insert(0, sys.argv[1]);"
    "from cell_process.cells import main; main(*sys.argv[2:])"
)
GRACE = 0.5  # seconds to say where it was when its time was over

_NUMBER = "is not a whole number above 0 (write one, without quotes)"


@dataclass(frozen=True)
class Limits:
    """What a post may take: time, where it does not say so itself, and memory."""

    seconds: float = 60
    megabytes: int = 4096

    @classmethod
    def from_mapping(cls, given: Mapping[str, object]) -> Limits:
        """Return the limits that settings give; InvalidData for what is unknown or wrong."""
        known = vars(cls())
        wrong = [
            (name, f"is not a limit (known: {', '.join(known)})" if name not in known else _NUMBER)
            for name, value in given.items()
            if name not in known or type(value) is not int or value < 1
        ]
        if wrong:
            raise InvalidData(
                Problem(Place("pelicanconf.py", 1, f"CODE_LIMITS[{name!r}]"), message)
                for name, message in wrong
            )
        return cls(**{**known, **given})


def executed(post: Post, limits: Limits, shows_errors: bool = False) -> tuple[Inputs, Results]:
    """Return what the cells of a post give, and the inputs that they were run with.

    What they write to standard error is shown or lost. Raises CellFailureError.
    """
    inputs = inputs_of(post)
    limits = Limits(post.seconds or limits.seconds, limits.megabytes)
    with TemporaryDirectory(prefix="cells-") as scratch:
        start = time.perf_counter()
        events, status = _run(post, limits, Path(scratch).resolve(), shows_errors)
        seconds = time.perf_counter() - start
    if "python" not in (events or [{}])[-1]:
        raise CellFailureError(failure(post, events, status, limits.seconds, limits.megabytes))
    outputs = [event["outputs"] for event in events if "outputs" in event]
    data = {
        output["data"]: output["content"] for cell in outputs for output in cell if "data" in output
    }
    cells = tuple(tuple(map(output_of, cell)) for cell in outputs)
    return inputs, Results(cells, data, events[-1]["python"], round(seconds, 1))


def _run(
    post: Post, limits: Limits, scratch: Path, shows_errors: bool
) -> tuple[list[dict[str, Any]], int | None]:
    """Return what the process told, and its exit status; None where its time was over."""
    folder, job, events = scratch / "post", scratch / "job.json", scratch / "events.jsonl"
    for path in (folder, scratch / "tmp"):
        path.mkdir()
    for name, file in files_beside(post).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, folder / name)
    cells = [{"code": cell.code, "line": cell.line + 1} for cell in post.cells]
    job.write_text(
        json.dumps({"cells": cells, "forks": post.forks, **vars(limits)}), encoding="utf-8"
    )
    process = subprocess.Popen(
        [*PYTHON, START, str(Path(__file__).parent), str(job), str(events)],
        cwd=folder,
        env=_environment(scratch / "tmp"),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=None if shows_errors else subprocess.DEVNULL,
        start_new_session=True,  # so that it can be ended with all that it has started
    )
    try:
        status = _ended(process, limits.seconds)
    finally:
        _end(process, signal.SIGKILL)
        process.wait()
    text = events.read_text("utf-8") if events.exists() else ""
    # A process that was killed may have left half a line.
    return [json.loads(line) for line in text.splitlines(True) if line.endswith("\n")], status


def _ended(process: subprocess.Popen[bytes], seconds: float) -> int | None:
    try:
        return process.wait(seconds)
    except subprocess.TimeoutExpired:
        _end(process, signal.SIGTERM)  # it then tells where it was
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(GRACE)
    return None


def _end(process: subprocess.Popen[bytes], how: signal.Signals) -> None:
    try:
        os.killpg(process.pid, how)
    except (ProcessLookupError, PermissionError):  # it has ended; macOS says so by the latter
        return


def _environment(scratch: Path) -> dict[str, str]:
    """Return all that a post sees of the environment: nothing of its author's, no secret."""
    return {
        "PATH": os.defpath,
        "HOME": str(scratch),
        "TMPDIR": str(scratch),
        "LANG": "C.UTF-8",
        "TZ": "UTC",
        "PYTHONHASHSEED": "0",
    }
