"""Whether something was said while a file was read: who takes the result later hears none of it."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def heard() -> Iterator[list[str]]:
    """Collect who logs warnings and errors inside, and let those pass."""
    said: list[str] = []
    make = logging.getLogRecordFactory()

    def record(*arguments: Any, **keywords: Any) -> logging.LogRecord:
        made = make(*arguments, **keywords)
        if made.levelno >= logging.WARNING:
            said.append(made.name)
        return made

    logging.setLogRecordFactory(record)
    try:
        yield said
    finally:
        logging.setLogRecordFactory(make)


def be_silent() -> None:
    """Say nothing from now on, in a process whose readings count only where nothing was said."""
    logging.Logger.handle = _unheard  # type: ignore[assignment]  # in this process only
    warnings.simplefilter("error")  # who reads the file again tells of it


def _unheard(_: logging.Logger, __: logging.LogRecord) -> None:
    return
