"""What is shown of the latest build."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Condition

HEARTBEAT = 10.0  # seconds; writing to a page that was closed is how the server learns of it


@dataclass(frozen=True)
class Shown:
    """A folder of pages, the path that they stand under, and what is shown in their place.

    `base` is empty at the root of the host, else such as /site; `problems` has one on each line.
    Pages of another `edition` show something else, though they may have the same bytes; the first
    has a number above 0.
    """

    edition: int
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

    def show_texts(self, folder: Path, base: str) -> None:
        """Show what differs from before in pages alone, where browsers show one of those."""
        if self._shown.problems:
            self.show(folder, base)
        else:
            self._show(replace(self._shown, folder=folder, base=base))

    def show_problems(self, problems: str) -> None:
        """Show in place of every page why there is no later build."""
        self._show(replace(self._shown, edition=_number(), problems=problems))

    def shown(self) -> Shown:
        """Return what is shown, waiting for the first build."""
        with self._news:
            self._news.wait_for(lambda: self._shown.edition)
            return self._shown

    def wait_for(self, is_news: Callable[[Shown], bool]) -> bool:
        """Return whether what is shown is news, waiting for that for a while."""
        with self._news:
            return self._news.wait_for(
                lambda: bool(self._shown.edition) and is_news(self._shown), HEARTBEAT
            )

    def _show(self, shown: Shown) -> None:
        with self._news:
            self._shown = shown
            self._news.notify_all()


def _number() -> int:
    return time.time_ns()  # differs from those before a restart, which open pages know
