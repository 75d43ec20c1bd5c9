"""Tells which files were saved of those that the site is made from, also while it is built."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Set
from pathlib import Path
from threading import Condition, Event, Thread
from typing import Self

from watchfiles import Change, watch

from ..errors import CommandError
from ..project import COMMANDS, CONTENT, PLUGINS, ROOT, THEME

FOLDERS = (CONTENT, THEME, PLUGINS, COMMANDS)
STEP = 15  # milliseconds without another save, after which those before it are told


class Ending(Event):
    """Ends a watcher, which asks for it again and again from the moment it listens."""

    def __init__(self, listening: Callable[[], None], *others: Event) -> None:
        super().__init__()
        self._listening: Callable[[], None] | None = listening
        self._others = others

    def is_set(self) -> bool:
        if self._listening:
            self._listening()
            self._listening = None
        return super().is_set() or any(other.is_set() for other in self._others)


class Watching:
    """The paths that were saved since they were last asked for, while the block runs.

    One watcher sees all that lies below the folders, another what stands at the root: the settings,
    which many editors replace by a new file, and a folder that is replaced as a whole, which the
    first then has to find again.
    """

    def __init__(self) -> None:
        self._saved: set[Path] = set()
        self._failure: Exception | None = None
        self._news = Condition()
        self._end = Event()
        self._again = Event()
        self._threads: list[Thread] = []

    def __enter__(self) -> Self:
        """Return once each save will be told."""
        for watcher in (self._watch_root, self._watch_folders):
            listening = Event()
            thread = Thread(target=self._kept_failure, args=(watcher, listening))
            self._threads.append(thread)
            thread.start()
            listening.wait()
        return self

    def __exit__(self, *_: object) -> None:
        self._end.set()
        self._add([])
        for thread in self._threads:
            thread.join()

    def saved(self, patience: float | None = None) -> set[Path]:
        """Return what was saved, waiting for it, for so many seconds at most.

        Nothing once the block has ended.
        """
        with self._news:
            self._news.wait_for(
                lambda: self._saved or self._failure or self._end.is_set(), patience
            )
            if self._failure:
                raise CommandError(f"cannot watch for saves: {self._failure}") from self._failure
            saved, self._saved = self._saved, set()
            return saved

    def _watch_root(self, listening: Event) -> None:
        ending = Ending(listening.set, self._end)
        for saves in watch(
            ROOT, recursive=False, watch_filter=_at_root, step=STEP, stop_event=ending
        ):
            paths = {Path(path) for _, path in saves}
            if paths.intersection(FOLDERS):
                self._again.set()
            self._add(paths.difference(FOLDERS))

    def _watch_folders(self, listening: Event) -> None:
        found = listening.set
        while not self._end.is_set():
            self._again.clear()
            ending = Ending(found, self._end, self._again)
            for saves in watch(*filter(Path.is_dir, FOLDERS), step=STEP, stop_event=ending):
                self._add(lasting(saves))
            found = self._add_folders

    def _add_folders(self) -> None:
        self._add(FOLDERS)

    def _add(self, paths: Iterable[Path]) -> None:
        with self._news:
            self._saved.update(paths)
            self._news.notify_all()

    def _kept_failure(self, watcher: Callable[[Event], None], listening: Event) -> None:
        try:
            watcher(listening)
        except Exception as error:  # such as a limit of the system on watches
            with self._news:
                self._failure = error
                self._news.notify_all()
            listening.set()


def lasting(saves: Set[tuple[Change, str]]) -> Iterator[Path]:
    """Yield what was saved, less files that came and went, by which some editors try a folder."""
    gone = {path for change, path in saves if change == Change.deleted and not Path(path).exists()}
    passing = gone.intersection(path for change, path in saves if change == Change.added)
    return (Path(path) for _, path in saves if path not in passing)


def is_code(path: Path) -> bool:
    """Whether what was imported is out of date once this file is saved."""
    return path.parent == ROOT or path.is_relative_to(PLUGINS) or path.is_relative_to(COMMANDS)


def is_text(path: Path) -> bool:
    """Whether this file is a text, of which a page of its own shows most."""
    return path.suffix == ".md" and path.is_relative_to(CONTENT)


def text_of(path: Path) -> Path | None:
    """Return the text whose page shows this file: itself, or the one in the folder of a post."""
    if is_text(path):
        return path
    if not path.is_relative_to(CONTENT):
        return None
    text = CONTENT.joinpath(*path.relative_to(CONTENT).parts[:2], "index.md")
    return text if text.is_file() else None


def _at_root(_: Change, path: str) -> bool:
    return Path(path) in FOLDERS or path.endswith(".py")
