"""Whether something was said meanwhile: who takes a result later hears none of it."""

from __future__ import annotations

import io
import logging
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from typing import TextIO


@contextmanager
def unheard() -> Iterator[list[object]]:
    """Let out nothing that is logged, warned of or printed inside, and collect it.

    Nothing is marked as said: whoever does the same again hears all of it, once and in its place.
    """
    said: list[object] = []
    ears = _Ear(sys.stdout), _Ear(sys.stderr)
    handle = logging.Logger.handle
    logging.Logger.handle = lambda _, record: said.append(record)  # type: ignore[assignment]
    try:
        with (
            warnings.catch_warnings(record=True) as warned,
            redirect_stdout(ears[0]),
            redirect_stderr(ears[1]),
        ):
            yield said
    finally:
        logging.Logger.handle = handle  # type: ignore[method-assign]
        said += warned
        said += [ear for ear in ears if ear.tell()]


class _Ear(io.TextIOWrapper):
    """Keeps what is printed; but rich, whose thread turns Pelican's sign, prints where it did."""

    def __init__(self, former: TextIO | None) -> None:
        super().__init__(io.BytesIO(), "utf-8", "backslashreplace", write_through=True)
        self.rich_proxied_file = getattr(former, "rich_proxied_file", former)


def tell(line: str) -> None:
    """Say a line of this plugin, which no `--fatal warnings` counts, where anybody can hear it."""
    if sys.stderr:
        sys.stderr.write(f"{line}\n")
