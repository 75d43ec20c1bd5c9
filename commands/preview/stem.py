"""Processes that have imported beforehand what a build needs, forked from each other:

    stem   has imported what is installed                      one for all
    warm   has imported our own code and compiled templates    one for each state of that code
           (or nothing, where that failed)
    build  builds once, answers and ends                       one for each build

So no build finds what another has left behind, and changed code counts without a start from
nothing. This module stays as it was first imported, and so imports nothing else of ours itself.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import os
import sys
import time
import traceback
from collections.abc import Callable, Iterable
from importlib.util import cache_from_source
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .builds import Builds

ROOT = Path(__file__).resolve().parents[2]
OWN_CODE = (ROOT / "commands", ROOT / "plugins")
RENEW, BROKEN = 3, 4  # exit statuses: our code has changed, or cannot be imported
YOUNG = 2.0  # seconds


def grow(requests: Connection) -> None:
    """Answer requests until their end: a folder to build into, or None where code has changed."""
    status = RENEW
    while status in (RENEW, BROKEN):
        names, told = Pipe(duplex=False)
        work = keep_cold if status == BROKEN else keep_warm
        process = fork(lambda: work(requests, told))  # noqa: B023 - done before the next turn
        told.close()
        with contextlib.suppress(EOFError):  # it tells of none, or has ended
            import_installed(names.recv())
            make_ready()
        status = exit_status(process)


def keep_warm(requests: Connection, told: Connection) -> None:
    """Import our own code, tell which modules are installed ones, and build on request."""
    start, builds = time.time(), None
    with contextlib.suppress(BaseException):  # each build will tell of it
        from .builds import Builds

        make_ready()
        builds = Builds.warm()
    remove_compiled(start - YOUNG)
    if builds is None:
        os._exit(BROKEN)
    sys.dont_write_bytecode = True
    told.send(installed_modules())
    gc.freeze()  # else each build would look through all of this, and so copy it
    answer(requests, lambda folder: build(requests, folder, builds))


def keep_cold(requests: Connection, told: Connection) -> None:
    """Build on request, though our code cannot be imported: each build tells why."""
    sys.dont_write_bytecode = True
    told.close()
    answer(requests, lambda folder: build_from_nothing(requests, folder))


def answer(requests: Connection, work: Callable[[str], None]) -> None:
    """Have a process work on each request until code has changed."""
    while (folder := requests.recv()) is not None:
        if status := exit_status(fork(lambda: work(folder))):
            requests.send((f"the build ended with status {status} (see the terminal)", ""))
    os._exit(RENEW)


def build_from_nothing(requests: Connection, folder: str) -> None:
    """Import what a build needs, and build."""
    try:
        from ..template_cache import TemplateCache
        from .builds import Builds
    except Exception as error:
        from ..pelican_problems import reason
        from ..project import shown

        requests.send((shown(reason(error)), ""))
    else:
        build(requests, folder, Builds(TemplateCache()))


def build(requests: Connection, folder: str, builds: Builds) -> None:
    """Build and answer; what no page shows is written in a process that nobody waits for."""
    requests.send(builds.build(folder))
    if builds.later:
        fork(lambda: builds.finish(folder))


def fork(work: Callable[[], None]) -> int:
    """Return the process of a copy of this one, which does `work` and ends."""
    if process := os.fork():
        return process
    status = 1
    try:
        work()
        status = 0
    except (EOFError, BrokenPipeError):
        pass  # who asks is gone
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


def exit_status(process: int) -> int:
    """Return how a process ended, waiting for that; -N where signal N ended it."""
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


def remove_compiled(since: float) -> None:
    """Remove what code saved since then was compiled to: Python would take it for later code.

    It goes by the second of the last save and the size of the file.
    """
    for file in (*ROOT.glob("*.py"), *(file for name in OWN_CODE for file in name.rglob("*.py"))):
        if file.stat().st_mtime > since:
            Path(cache_from_source(str(file))).unlink(missing_ok=True)


def installed_modules() -> list[str]:
    """Return the names of the modules that were imported, less our own, in their order."""
    files = [(name, getattr(module, "__file__", None)) for name, module in sys.modules.items()]
    return [name for name, file in files if file and not is_own(Path(file))]


def is_own(file: Path) -> bool:
    return file.is_relative_to(ROOT) and not file.is_relative_to(sys.prefix)


def import_installed(names: Iterable[str]) -> None:
    """Import what can be imported again under its name."""
    for name in names:
        with contextlib.suppress(Exception):
            importlib.import_module(name)


def make_ready() -> None:
    """Have read what takes long to read at first: the rules of selectors, and of Python's code."""
    from bs4 import BeautifulSoup
    from pygments.lexers import get_lexer_by_name

    BeautifulSoup("", "html.parser").select("p.a:not(:has(> [b=c])), d e")
    get_lexer_by_name("python")


if __name__ == "__main__":
    grow(Connection(int(sys.argv[1])))
