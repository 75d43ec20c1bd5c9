"""What is shown of the latest build."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Condition

HEARTBEAT = 10.0  # seconds; writing to a page that was closed is how the server learns of it


@dataclass(frozen=True)
class Shown:
    """A folder of pages, the path that they stand under, and what is shown in their place.

    `base` is empty at the root of the host, else such as /site; `problems` has one on each line.
    The first build has a number above 0.
    """

    build: int
    folder: Path
    base: str = ""
    problems: str = ""


class LiveSite:
    """What browsers are shown now, and when that is another than before."""

    def __init__(self, folder: Path) -> None:
        self._shown = Shown(0, folder)
        self._news = Condition()

    def show(self, folder: Path, base: str) -> None:
        """Show a build in every browser."""
        self._show(Shown(_number(), folder, base))

    def show_problems(self, problems: str) -> None:
        """Show in place of every page why there is no later build."""
        self._show(replace(self._shown, build=_number(), problems=problems))

    def shown(self) -> Shown:
        """Return what is shown, waiting for the first build."""
        with self._news:
            self._news.wait_for(lambda: self._shown.build)
            return self._shown

    def wait_for_other_than(self, build: int) -> bool:
        """Return whether another build than this is shown, waiting for it for a while."""
        with self._news:
            return self._news.wait_for(lambda: self._shown.build not in (build, 0), HEARTBEAT)

    def _show(self, shown: Shown) -> None:
        with self._news:
            self._shown = shown
            self._news.notify_all()


def _number() -> int:
    return time.time_ns()  # differs from those before a restart, which open pages know
