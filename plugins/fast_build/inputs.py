"""What a file is read from: every file that is opened meanwhile, watched and not guessed.

Python tells audit hooks of each file that is opened and each folder that is listed, whoever asks;
of a look whether a file is there it tells nobody, so that os.stat is watched while a file is read.
"""

from __future__ import annotations

import hashlib
import os
import stat
import sys
import sysconfig
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Any

ABSENT = "absent"
LISTED, LOOKED_AT, OPENED = "listed", "looked at", "opened"
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
# What asks something else than a file, whose answer nobody can compare later.
BEYOND_FILES = (
    *("os.exec", "os.fork", "os.forkpty", "os.posix_spawn", "os.spawn", "os.system", "pty.spawn"),
    *("socket.connect", "socket.getaddrinfo", "sqlite3.connect", "urllib.Request"),
)
Input = tuple[str, str]  # how it was used, and its path
Digest = Callable[[str, str], str]  # of an input
# What belongs to Python and to the system, and changes with their versions or all the time. Not
# all that is in /usr is Python's, though Python may be; a virtual environment is all its own.
ENVIRONMENT = (sys.prefix,) if sys.prefix != sys.base_prefix else ()
LIBRARIES = (
    *(sysconfig.get_path("stdlib"), sysconfig.get_path("platstdlib")),
    *(path for path in sys.path if path.endswith("-packages")),
)
SYSTEM = tuple(f"{one}{os.sep}" for one in (*ENVIRONMENT, *LIBRARIES, "/dev", "/proc", "/sys"))
MEMORY = f"/dev/shm{os.sep}"  # noqa: S108 - a site may be there


class Watch:
    """What was used while something was read: each input with its digest at that moment.

    `known` are folders that other digests cover, or that hold what is made from inputs again.
    """

    def __init__(self, known: Sequence[str]) -> None:
        self._known = tuple(f"{_whole(one)}{os.sep}" for one in known)
        self._written: set[str] = set()
        self._busy = False
        self.inputs: dict[Input, str] = {}
        self._is_sure = True

    def is_whole(self) -> bool:
        """Whether what was read depends on the inputs alone, and they are as they were."""
        return self._is_sure and all(
            digest == input_digest(*one) for one, digest in self.inputs.items()
        )

    def hear(self, event: str, details: tuple[Any, ...]) -> None:
        """Note what Python tells."""
        if self._busy or _is_import():
            return
        self._busy = True  # what is opened to be compared is no input
        try:
            self._note(event, details)
        finally:
            self._busy = False

    def look(self, path: Any) -> None:
        """Note that somebody asks whether a file is there."""
        if self._busy or _is_import():
            return
        self._busy = True
        try:
            self._use(LOOKED_AT, path)
        finally:
            self._busy = False

    def _note(self, event: str, details: tuple[Any, ...]) -> None:
        if event == "open":
            path, _, flags = details
            if flags & WRITING:
                self._write(path)
            else:
                self._use(OPENED, path)
        elif event in ("os.listdir", "os.scandir"):
            self._use(LISTED, details[0])
        elif event == "subprocess.Popen":  # programs of this environment are known by its versions
            program = str(details[0])
            self._is_sure &= program == sys.executable or is_of_system(program)
        else:
            self._is_sure = False

    def _use(self, how: str, path: Any) -> None:
        name = self._name(path)
        if name and name not in self._written and (how, name) not in self.inputs:
            self.inputs[how, name] = input_digest(how, name)

    def _write(self, path: Any) -> None:
        """Note a file that is written: what stays where others read is more than a reading."""
        if name := self._name(path):
            self._written.add(name)
            self._is_sure = False

    def _name(self, path: Any) -> str | None:
        """Return the whole path of a file that matters."""
        if not isinstance(path, str | bytes | os.PathLike):
            return None  # a number, of what is open already
        name = _whole(os.fsdecode(path))
        return None if is_of_system(name) or name.startswith(self._known) else name


def is_of_system(path: str) -> bool:
    """Whether a file is known by the versions of Python and of packages, or is none of a site."""
    return path.startswith(SYSTEM) and not path.startswith(MEMORY)


def input_digest(how: str, path: str) -> str:
    """Return what tells an input from one that is not the same."""
    try:
        if how == OPENED:
            return hashlib.sha256(Path(path).read_bytes()).hexdigest()
        if how == LISTED:
            names = "\0".join(sorted(file.name for file in Path(path).iterdir()))
            return hashlib.sha256(os.fsencode(names)).hexdigest()
        found = _STAT(path)
        kind = stat.S_IFMT(found.st_mode)
        return f"{kind} {found.st_size}" if stat.S_ISREG(kind) else str(kind)
    except OSError:
        return ABSENT


def _whole(path: str) -> str:
    return os.path.abspath(path)  # noqa: PTH100 - resolve() would ask for each folder of it


def _is_import() -> bool:
    """Whether it is Python that looks for code or versions, which are known by other digests."""
    frame = sys._getframe(1)
    while frame.f_back and frame.f_code.co_filename == __file__:
        frame = frame.f_back
    return "importlib" in frame.f_code.co_filename


_STAT = os.stat
_EVENTS = frozenset(("open", "os.listdir", "os.scandir", "subprocess.Popen", *BEYOND_FILES))
_WATCH: ContextVar[Watch | None] = ContextVar("watch", default=None)


@contextmanager
def watched(known: Sequence[str]) -> Iterator[Watch]:
    """Watch what is used inside; `known` are folders that do not count."""
    if not _HOOKED:
        sys.addaudithook(_hear)  # for good: Python takes none away
        _HOOKED.append(True)
    token = _WATCH.set(Watch(known))
    os.stat = _stat
    try:
        yield _WATCH.get()  # type: ignore[misc]  # it was set above
    finally:
        os.stat = _STAT
        _WATCH.reset(token)


_HOOKED: list[bool] = []


def _hear(event: str, details: tuple[Any, ...]) -> None:
    if event in _EVENTS and (watch := _WATCH.get()) is not None:
        watch.hear(event, details)


def _stat(path: Any, *arguments: Any, **keywords: Any) -> os.stat_result:
    if (watch := _WATCH.get()) is not None:
        watch.look(path)
    return _STAT(path, *arguments, **keywords)
