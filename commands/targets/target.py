"""What a target of ./inv publish can do."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol, Self

from .areas import Area
from .entry import Entry

NOTHING = "nothing is published (run ./inv publish)"


@dataclass(frozen=True)
class Release:
    """A site that was published and is kept; `replaced` is the id of what was current before it."""

    id: str
    time: datetime
    pages: int
    replaced: str | None
    is_current: bool


@dataclass(frozen=True)
class Published:
    """What is current after a publish; it is not new where it was the same site before."""

    id: str
    is_new: bool


class Target(Protocol):
    """A place where the site is published: one wholly, at any moment.

    Whatever fails raises CommandError with one line, and leaves what is published as it was.
    """

    @property
    def place(self) -> str:
        """What messages call it; no other target has the same."""

    @property
    def area(self) -> Area:
        """Where it stands: no other target stands within it, nor it within another."""

    @property
    def served(self) -> Path | None:
        """The folder of this machine that a web server shows, if it is one."""

    @property
    def unsent(self) -> Container[str]:
        """Files of the site, by path, that are not put there."""

    @classmethod
    def read(cls, entry: Entry) -> Self | None:
        """Return the target that an entry of PUBLISH_TO asks for; None after a problem of it."""

    def check_ready(self) -> None:
        """Raise CommandError for what would forbid a publish of any site, and change nothing."""

    def publish(self, site: Path) -> Published:
        """Make the files of a folder what is published, in one step."""

    def published(self) -> AbstractContextManager[Path | None]:
        """Give a folder to read with the files that are published now; None where nothing is."""

    def releases(self) -> list[Release]:
        """Return what is kept, newest first."""

    def restore(self, release: Release) -> None:
        """Make a release current again, in one step."""

    def unpublished(self) -> list[str]:
        """Return the files that published() gives and that somebody else has put there."""

    def differences(self) -> list[str]:
        """Read back what is published, and return how it differs from what was, a line each.

        The last line says what to do.
        """


def releases_before(releases: Iterable[Release]) -> Sequence[Release]:
    """Return the releases that were current before the present one, the last of them first.

    One that was rolled back, and then replaced, is not among them.
    """
    known = {release.id: release for release in releases}
    chain = [release for release in known.values() if release.is_current]
    while chain and (before := known.pop(chain[-1].replaced or "", None)):
        chain.append(before)
    return chain[1:]
