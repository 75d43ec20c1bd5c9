"""Processes that have imported beforehand what a build needs, forked from each other:

    stem   has imported what is installed; keeps what lasts    one for all
    warm   has imported our own code and compiled templates    one for each state of that code
           (or nothing, where that failed)
    build  builds once, then single pages anew                 one for each build

So no build finds what another has left behind, and changed code counts without a start from
nothing. This module stays as it was first imported, and so imports nothing else of ours itself.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import os
import re
import sys
import time
import traceback
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from importlib.util import cache_from_source
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from multiprocessing.reduction import recv_handle
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .builds import Builds

ROOT = Path(__file__).resolve().parents[2]
OWN_CODE = (ROOT / "commands", ROOT / "plugins")
RENEW, BROKEN = 3, 4  # exit statuses: our code has changed, or cannot be imported
YOUNG = 2.0  # seconds


def grow(requests: Connection) -> None:
    """Answer requests until their end: a folder to build into, or None where code has changed."""
    status = RENEW
    templates: Mapping[Any, bytes] = {}
    while status in (RENEW, BROKEN):
        heard, told = Pipe(duplex=False)
        work = partial(keep_cold if status == BROKEN else keep_warm, requests, told, templates)
        process = fork(work)
        told.close()
        with contextlib.suppress(EOFError):  # it tells of none, or has ended
            names, patterns, templates = heard.recv()
            import_installed(names)
            compile_patterns(patterns)
            make_ready()
        status = exit_status(process)


def keep_warm(requests: Connection, told: Connection, templates: Mapping[Any, bytes]) -> None:
    """Import our own code, tell what of that lasts when it changes, and build on request."""
    start, builds = time.time(), None
    gc.disable()  # nothing of what is imported is garbage
    with contextlib.suppress(BaseException):  # each build will tell of it
        from .builds import Builds

        make_ready()
        builds = Builds.warm(templates)
    remove_compiled(start - YOUNG)
    if builds is None:
        os._exit(BROKEN)
    sys.dont_write_bytecode = True
    told.send((installed_modules(), known_patterns(), builds.templates.kept()))
    gc.enable()
    gc.freeze()  # else each build would look through all of this, and so copy it
    answer(requests, partial(build, builds=builds))


def keep_cold(requests: Connection, told: Connection, _: Mapping[Any, bytes]) -> None:
    """Build on request, though our code cannot be imported: each build tells why."""
    sys.dont_write_bytecode = True
    told.close()
    answer(requests, build_from_nothing)


def answer(requests: Connection, work: Callable[[Connection, str], None]) -> None:
    """Have a process work on each request, and answer it, until code has changed."""
    while (folder := requests.recv()) is not None:
        answers = Connection(recv_handle(requests))
        fork(partial(work_alone, requests, partial(work, answers, folder)))
        answers.close()
        forget_ended()
    os._exit(RENEW)


def work_alone(requests: Connection, work: Callable[[], None]) -> None:
    """Work in a copy that would otherwise hide the end of the process that answers requests."""
    requests.close()
    work()


def build_from_nothing(answers: Connection, folder: str) -> None:
    """Import what a build needs, and build."""
    try:
        from ..compiled_templates import CompiledTemplates
        from .builds import Builds
    except Exception as error:
        from ..pelican_problems import reason
        from ..project import shown

        answers.send((shown(reason(error)), ""))
    else:
        build(answers, folder, Builds(CompiledTemplates({})))


def build(answers: Connection, folder: str, builds: Builds) -> None:
    """Build and answer, then write single pages anew for as long as somebody may ask for them.

    What no page shows is written in a process that nobody waits for.
    """
    problems, base = builds.build(folder)
    answers.send((problems, base))
    if problems:
        return
    if builds.later:
        fork(partial(finish, answers, folder, builds))
    builds.make_ready()
    while True:
        answers.send(builds.write_pages(answers.recv()))


def finish(answers: Connection, folder: str, builds: Builds) -> None:
    answers.close()  # only who builds answers, until it ends
    builds.finish(folder)


def fork(work: Callable[[], None]) -> int:
    """Return the process of a copy of this one, which does `work` and ends."""
    if process := os.fork():
        return process
    status = 1
    try:
        work()
        status = 0
    except (EOFError, ConnectionError):
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


def forget_ended() -> None:
    """Let the system forget processes that have ended, whose status nobody asks for."""
    with contextlib.suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass


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
    return [name for name, file in files if file and not is_own(file)]


def is_own(file: str) -> bool:
    return file.startswith(f"{ROOT}/") and not file.startswith(f"{sys.prefix}/")


def import_installed(names: Iterable[str]) -> None:
    """Import what can be imported again under its name."""
    for name in names:
        with contextlib.suppress(Exception):
            importlib.import_module(name)


def known_patterns() -> list[tuple[str, int]]:
    """Return the regular expressions, with their flags, that Python keeps compiled."""
    kept: Mapping[Any, Any] = getattr(re, "_cache", {})
    return [(pattern, flags) for _, pattern, flags in kept if isinstance(pattern, str)]


def compile_patterns(patterns: Iterable[tuple[str, int]]) -> None:
    """Have Python keep them: our code compiles some two hundred when it is imported."""
    for pattern, flags in patterns:
        re.compile(pattern, flags)


def make_ready() -> None:
    """Have read what takes long to read at first: the rules of selectors, and of Python's code."""
    from bs4 import BeautifulSoup
    from pygments.lexers import get_lexer_by_name

    BeautifulSoup("", "html.parser").select("p.a:not(:has(> [b=c])), d e")
    get_lexer_by_name("python")


if __name__ == "__main__":
    grow(Connection(int(sys.argv[1])))
