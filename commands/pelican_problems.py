"""Makes one error of all that Pelican reports: left alone, it logs a broken page and carries on."""

from __future__ import annotations

import errno
import logging
import sys
import sysconfig
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import gettempdir

from .errors import CommandError
from .project import PLUGINS, shown

# Where a traceback leaves our own files: Python, what is installed, the caller of Pelican, and what
# does the work of Pelican and Markdown in their place.
FOREIGN = (
    sysconfig.get_path("stdlib"),
    sysconfig.get_path("purelib"),
    "<frozen",
    str(Path(__file__).parent),
    str(PLUGINS / "fast_build"),
)


class ProblemLog(logging.Handler):
    """Keeps each warning and error once, in the order of its first coming."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.problems: dict[str, None] = {}

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the message, with the page and the exception that Pelican leaves out of it."""
        message = " ".join(record.getMessage().split())  # some are laid out over several lines
        page = _page_at_work()
        if page and page.name not in message:
            message = f"{_place_in(page, record.args)}: {message}"
        error = sys.exc_info()[1]
        if error and str(error) not in message:
            message = f"{message}: {reason(error)}"
        self.add(message)

    def add(self, problem: str) -> None:
        """Keep a problem."""
        self.problems[shown(problem)] = None


@contextmanager
def pelican_problems() -> Iterator[None]:
    """Raise CommandError with all that is logged or raised inside."""
    import pelican.log

    pelican.log.console.quiet = True  # its summary and its progress spinner
    # Pelican drops a message that it has logged before, even in a former build; none may be lost.
    pelican.log.init(handler=None, logs_dedup_min_level=logging.INFO)
    log = ProblemLog()
    logging.getLogger().addHandler(log)
    try:
        yield
    except Exception as error:  # whatever a plugin, a template or the settings raise
        log.add(reason(error))
    finally:
        logging.getLogger().removeHandler(log)
    if log.problems:
        raise CommandError("\n".join(log.problems))


def reason(error: BaseException) -> str:
    """The error in a line, led by the place in our own files that it comes from."""
    if hasattr(error, "problems"):  # InvalidData names the places itself
        return str(error)
    if isinstance(error, SyntaxError) and error.filename:
        return f"{error.filename}:{error.lineno}: {type(error).__name__}: {error.msg}"
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
        other = f"make some here and in {gettempdir()}, or let TMPDIR name a folder that has some"
        return f"no space is left to build in ({other})"
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        if not frame.filename.startswith(FOREIGN):
            place = f"{frame.filename}:{frame.lineno}"
            return f"{place}: {type(error).__name__}: {error}"
    return str(error)


def _page_at_work() -> Path | None:
    """The source of the page whose method logs now: a warning about a link does not name it."""
    from pelican.contents import Content

    for frame, _ in traceback.walk_stack(None):
        owner = frame.f_locals.get("self")
        if isinstance(owner, Content) and owner.source_path:
            return Path(owner.source_path)
    return None


def _place_in(page: Path, values: object) -> str:
    """The page, with the first line that holds the value the message is about."""
    value = str(values[0]) if isinstance(values, tuple) and values else ""
    lines = page.read_text(encoding="utf-8").splitlines() if value else []
    number = next((number for number, line in enumerate(lines, start=1) if value in line), None)
    return f"{page}:{number}" if number else str(page)
