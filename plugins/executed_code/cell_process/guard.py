"""What cells leave alone: the network, other programs, and files that are not beside their post.

This keeps an author from mistakes, such as results that nobody else can get. It is no jail: who
means to can get round it, and code is to be read before it is run, as any.
"""

from __future__ import annotations

import os
import sys
import sysconfig
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

_PROGRAMS = (
    "subprocess.Popen", "os.system", "os.exec", "os.forkpty", "os.posix_spawn",
    "os.spawn", "pty.spawn",
)  # fmt: skip
# Events that change a file, and which of their arguments are paths.
_CHANGES = {
    "os.chmod": (0,), "os.chown": (0,), "os.link": (1,), "os.mkdir": (0,), "os.remove": (0,),
    "os.rename": (0, 1), "os.rmdir": (0,), "os.symlink": (1,), "os.truncate": (0,),
    "os.utime": (0,),
}  # fmt: skip
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
# Where Python and its packages read of themselves.
_SYSTEM = ("/dev", "/etc", "/lib", "/lib64", "/proc", "/sys", "/usr", "/System", "/Library")


MOST_FORKS = 1000  # of a post and of all that it has forked

_READS = "reads {!r} (put it beside the post, where a change of it is seen)"
_WRITES_IT = "writes {!r} (write beside the post: into a copy, of which show.data keeps files)"
_CHANGES_IT = "changes {!r} (change what is beside the post: it is a copy)"


class RefusedError(PermissionError):
    """A cell did what it may not; a library takes it for what the system refuses."""


class Forks:
    """What a post and all that it has forked may take one of for each fork: bytes in a pipe."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.left, tickets = os.pipe()
        os.write(tickets, bytes(most))
        os.close(tickets)

    def take(self) -> None:
        """Take one; RefusedError where none is left."""
        if not os.read(self.left, 1):
            raise RefusedError(f"forks more than {self.most} times (let each end, and fork less)")


def guard(folders: Iterable[Path], forks: bool = False) -> Callable[[str, tuple[Any, ...]], None]:
    """Return an audit hook that lets cells read and write in some folders alone, and fork."""
    own = [os.path.realpath(folder) for folder in folders]
    pythons = (sys.prefix, sys.base_prefix, *sysconfig.get_paths().values())
    left = Forks(MOST_FORKS) if forks else None
    readable = [*own, *_SYSTEM, *pythons, *map(os.path.realpath, pythons)]

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open":
            path, _, flags = arguments
            if flags & _WRITES:
                _check(path, [*own, "/dev/null"], _WRITES_IT)
            else:
                _check(path, readable, _READS)
        elif event.startswith("socket.") and event != "socket.__new__":
            raise RefusedError("uses the network (write what it needs into a file beside the post)")
        elif event == "os.fork" and left:
            left.take()
        elif event == "os.fork":
            raise RefusedError("forks (do its work in this process, or add .forks to the block)")
        elif event in _PROGRAMS:
            raise RefusedError("starts another process (do its work in this one)")
        elif event in _CHANGES:
            for number in _CHANGES[event]:
                _check(arguments[number], own, _CHANGES_IT)

    return hook


def _check(path: object, folders: Iterable[str], message: str) -> None:
    """Raise RefusedError for a path outside of some folders; an open file is inside."""
    if isinstance(path, int):
        return
    name = os.fsdecode(path)  # type: ignore[arg-type]  # str, bytes or a path
    whole = os.path.realpath(name)
    if not any(whole == folder or whole.startswith(f"{folder}/") for folder in folders):
        raise RefusedError(message.format(name))
