"""What is shown after each save: the pages of saved texts at once, then all of the site."""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Set
from itertools import count
from pathlib import Path

from ..project import shown
from .builder import Build, Builder
from .live_site import LiveSite, Shown
from .watching import is_code, is_text, text_of

LOOK = 0.01  # seconds from one question whether a build is done to the next
# How long nothing is to be saved before all is built whose pages are shown already: the browser
# has the processors until then.
QUIET = 0.3
MOST = 5  # texts, above which to build all takes hardly longer


class Showing:
    """Shows a site as it is saved; `rest` is how long nothing is to be done but wait for saves."""

    def __init__(self, site: LiveSite, builder: Builder, scratch: Path) -> None:
        self._site = site
        self._builder = builder
        self._folders = (scratch / f"{number:06}" for number in count())
        self._whole: Build | None = None  # the build that is shown
        self._running: Build | None = None
        self._saved: set[Path] = set()  # what no build knows of
        self._are_texts = False  # whether the build that runs differs from that in texts alone
        self._begun = self._due = 0.0

    @property
    def rest(self) -> float | None:
        """Seconds; None where there is nothing to be done."""
        if self._running:
            return LOOK
        return max(0.0, self._due - time.perf_counter()) if self._saved else None

    def begin(self) -> None:
        """Build the site for the first time, and show it."""
        self._finish(self._begun_build())

    def go_on(self, saved: Set[Path]) -> None:
        """Do what is to be done after some saves, or after a rest."""
        if saved:
            self._saved |= saved
            is_shown = self._show_pages(saved)
            self._due = time.perf_counter() + (QUIET if is_shown else 0)
        if self._running and self._running.is_done():
            build, self._running = self._running, None
            self._finish(build)
        if self._saved and not self._running and time.perf_counter() >= self._due:
            self._running = self._begun_build()

    def _show_pages(self, saved: Set[Path]) -> bool:
        """Show the pages of saved texts, and of those that have saved files beside them.

        Return whether all that was saved is shown by pages of texts.
        """
        start = time.perf_counter()
        texts = texts_of(saved)
        if not 0 < len(texts) <= MOST or any(map(is_code, saved)) or self._shown.problems:
            return False
        if not self._whole or not self._whole.write_pages(texts):
            return False
        self._site.show_texts(self._whole.folder, self._shown.base)
        names = ", ".join(map(shown, texts))
        tell(f"{names} shown in {time.perf_counter() - start:.2f} s")
        return all(map(text_of, saved))

    @property
    def _shown(self) -> Shown:
        return self._site.shown()

    def _begun_build(self) -> Build:
        """Begin to build all of the site."""
        if any(map(is_code, self._saved)):
            self._builder.renew()
            self._forget_whole()  # its pages are of the code before
        self._are_texts = bool(self._saved) and all(map(is_text, self._saved))
        self._saved = set()
        self._begun = time.perf_counter()
        return self._builder.build(next(self._folders))

    def _finish(self, build: Build) -> None:
        """Show a build, or what is wrong."""
        problems, base = build.result()
        if problems:
            build.end()
            shutil.rmtree(build.folder, ignore_errors=True)
            self._site.show_problems(problems)
            print(problems, file=sys.stderr, flush=True)
            return
        late = texts_of(self._saved)
        if 0 < len(late) <= MOST:
            build.write_pages(late)  # they are shown already, and are to stay
        show = self._site.show_texts if self._are_texts else self._site.show
        show(build.folder, base)
        self._forget_whole()
        self._whole = build
        tell(f"built in {time.perf_counter() - self._begun:.2f} s")
        remove_old_builds(build.folder.parent)

    def _forget_whole(self) -> None:
        if self._whole:
            self._whole.end()
        self._whole = None


def texts_of(saved: Set[Path]) -> list[Path]:
    """Return the texts whose pages show what was saved."""
    return sorted({text for path in saved if (text := text_of(path))})


def tell(text: str) -> None:
    print(text, flush=True)


def remove_old_builds(scratch: Path) -> None:
    """Leave the latest build, and the one before: a browser may still ask for its files."""
    for folder in sorted(scratch.glob("[0-9]*"))[:-2]:
        shutil.rmtree(folder, ignore_errors=True)
