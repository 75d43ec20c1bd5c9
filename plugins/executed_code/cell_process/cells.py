"""Runs cells, and writes down what they give."""

from __future__ import annotations
import __future__

import builtins
import contextlib
import json
import math
import os
import resource
import signal
import sys
import traceback
import types
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NoReturn

from .guard import RefusedError, guard
from .printed import Printed, TooMuchOutputError
from .rows import UnfitError
from .show import Show

POST = "<post>"  # the name of the Markdown file in tracebacks; linecache then looks for none
FUTURES = {name: getattr(__future__, name).compiler_flag for name in __future__.all_feature_names}
LARGEST_FILE = 100_000_000  # bytes that a cell may write into one file
MESSAGE = 300  # characters shown of a message


class OutOfTimeError(BaseException):
    """The post has run too long; no `except Exception` of a cell takes it."""


class NoInput:
    """Standard input that says why there is none."""

    def readline(self, *_: object) -> NoReturn:
        raise UnfitError(
            "reads standard input (write the value in the code, or into a file beside)"
        )

    read = readlines = __iter__ = readline


def main(job_file: str, events_file: str) -> None:
    """Run the cells of a job in their order, in the present folder; the first that fails ends it.

    A line of JSON is written to the file of events when a cell begins, and when it ends.
    """
    job = json.loads(Path(job_file).read_text("utf-8"))
    folder, own = Path.cwd(), os.getpid()
    _set_limits(job["megabytes"], job["seconds"])
    with Path(events_file).open("w", encoding="utf-8") as events:
        printed = Printed()
        namespace = _namespace(show := Show(printed, folder))
        sys.addaudithook(guard([folder, folder.parent / "tmp"], job["forks"]))
        flags = 0
        for number, cell in enumerate(job["cells"]):
            _tell(events, begun=number)
            try:
                code = compile("\n" * (cell["line"] - 1) + cell["code"], POST, "exec", flags, True)
                flags |= sum(flag for flag in FUTURES.values() if code.co_flags & flag)
                exec(code, namespace)  # noqa: S102 - what this program is for
                _end_fork(own)
                _tell(events, outputs=show.taken())
            except BaseException as error:  # exit() and what no cell should stop, too
                _end_fork(own)
                namespace.clear()  # frees memory, where that was the matter
                _tell(events, failed=number, **_failure(error, folder))
                break
        else:
            _tell(events, python=".".join(map(str, sys.version_info[:3])))
    os._exit(0)  # whatever threads or exit handlers the cells have left


def _end_fork(own: int) -> None:
    """End a process that the cell has forked and not ended: what comes is not for it to do."""
    if os.getpid() != own:
        os._exit(1)


def _set_limits(megabytes: int, seconds: float) -> None:
    limits = {
        resource.RLIMIT_AS: megabytes * 1_000_000,
        resource.RLIMIT_FSIZE: LARGEST_FILE,
        # Should whoever started this be gone: seconds of all processors together.
        resource.RLIMIT_CPU: math.ceil(seconds + 1) * (os.cpu_count() or 1),
        resource.RLIMIT_CORE: 0,
    }
    for limit, value in limits.items():
        with contextlib.suppress(OSError, ValueError):  # macOS has no limit of memory
            resource.setrlimit(limit, (value, value))

    def stop(*_: object) -> NoReturn:
        raise OutOfTimeError

    signal.signal(signal.SIGTERM, stop)


def _namespace(show: Show) -> dict[str, Any]:
    """Return the names that cells share: those of the module __main__."""
    module = types.ModuleType("__main__")
    sys.modules["__main__"] = module
    sys.path[0] = str(Path.cwd())  # in the place of the folder of this program
    sys.argv = [""]
    sys.stdin = NoInput()
    module.__dict__.update(show=show, __builtins__=builtins)
    return module.__dict__


def _failure(error: BaseException, folder: Path) -> dict[str, Any]:
    """Return what went wrong, and where: in the post, and in which file beside it."""
    frames = [
        (frame.f_code.co_filename, line) for frame, line in traceback.walk_tb(error.__traceback__)
    ]
    if isinstance(error, SyntaxError) and error.filename:
        frames.append((error.filename, error.lineno or 1))
    in_post = [line for name, line in frames if name == POST]
    own = [(name, line) for name, line in frames if name == POST or name.startswith(f"{folder}/")]
    name, line = own[-1] if own else (POST, 0)
    error = _refusal(error) or error
    return {
        "kind": _kind(error),
        "message": _message(error),
        "file": "" if name == POST else os.path.relpath(name, folder),
        "line": line,
        "in_post": in_post[-1] if in_post else 0,
        "missing": error.name if isinstance(error, ModuleNotFoundError) else "",
    }


def _refusal(error: BaseException | None) -> RefusedError | None:
    """Return what was refused, where an exception of a library came of that."""
    while error:
        if isinstance(error, RefusedError):
            return error
        error = error.__cause__ or error.__context__
    return None


def _kind(error: BaseException) -> str:
    kinds: Mapping[str, type[BaseException] | tuple[type[BaseException], ...]] = {
        "time": OutOfTimeError,
        "memory": MemoryError,
        "exit": SystemExit,
        "output": TooMuchOutputError,
        "unfit": (UnfitError, RefusedError),
    }
    return next((kind for kind, types_ in kinds.items() if isinstance(error, types_)), "error")


def _message(error: BaseException) -> str:
    if isinstance(error, UnfitError | RefusedError):
        return str(error)
    if isinstance(error, SyntaxError):
        return f"{type(error).__name__}: {error.msg}"
    last = traceback.TracebackException(type(error), error, None).format_exception_only()
    text = " ".join("".join(last).split())
    return text if len(text) <= MESSAGE else f"{text[:MESSAGE]}..."


def _tell(events: Any, **event: object) -> None:
    events.write(f"{json.dumps(event, allow_nan=False)}\n")
    events.flush()
