"""Whether something was said meanwhile: who takes a result later hears none of it."""

from __future__ import annotations

import io
import logging
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout


@contextmanager
def unheard() -> Iterator[list[object]]:
    """Let out nothing that is logged, warned of or printed inside, and collect it.

    Nothing is marked as said: whoever does the same again hears all of it, once and in its place.
    """
    said: list[object] = []
    printed = io.TextIOWrapper(io.BytesIO(), "utf-8", "backslashreplace", write_through=True)
    handle = logging.Logger.handle
    logging.Logger.handle = lambda _, record: said.append(record)  # type: ignore[assignment]
    try:
        with (
            warnings.catch_warnings(record=True) as warned,
            redirect_stdout(printed),
            redirect_stderr(printed),
        ):
            yield said
    finally:
        logging.Logger.handle = handle  # type: ignore[method-assign]
        said += warned
        if printed.buffer.tell():
            said.append(printed)


def tell(line: str) -> None:
    """Say a line of this plugin, which no `--fatal warnings` counts, where anybody can hear it."""
    if sys.stderr:
        sys.stderr.write(f"{line}\n")
