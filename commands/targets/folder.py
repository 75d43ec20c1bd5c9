"""Publishes into a folder of releases, with a link named current to the one that is served.

current -> releases/20260102T030405Z
releases/     the sites, five of them
manifests/    of each, what its files were, and what it replaced
assets/       style sheets, scripts and pictures of all of them, for pages loaded before a publish
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Self

from ..errors import CommandError
from ..project import shown
from ..site_files import site_files
from .areas import Area, local_area
from .assets import remove_assets, share_assets
from .entry import Entry
from .file_hashes import TAKE_OVER, file_hashes, hash_differences, page_count, with_remedy
from .folder_objection import folder_objection
from .full_disk import NO_SPACE
from .lock import held_alone
from .manifest import Manifest
from .os_errors import check_writable, failure, os_errors_told
from .release_copy import FormerRelease, copy_release
from .release_names import KEPT, SCRATCH, by_age, next_name, release_time
from .target import NOTHING, Published, Release


@dataclass(frozen=True)
class FolderTarget:
    """A folder of this machine; a web server shows what its link `current` leads to.

    `compress`: with compressed copies of its texts beside them.
    """

    folder: Path
    compress: bool = False

    @classmethod
    def read(cls, entry: Entry) -> Self | None:
        """Return the folder that `path` names, from that of the settings or the home folder."""
        path = entry.text("path", "published", "published")
        compress = entry.flag("compress", False)
        try:
            folder = entry.folder / Path(path).expanduser()
            objection = folder_objection(folder) if path else ""
        except RuntimeError:
            objection = "is in the home folder of nobody here (write all of it, as /srv/site)"
        except OSError as error:
            objection = f"cannot be read: {failure(error)}"
        if objection:
            entry.problem("path", f"{path!r} {objection}")
        return None if entry.problems else cls(folder, compress)

    @property
    def place(self) -> str:
        return shown(self.folder)

    @property
    def area(self) -> Area:
        return local_area(self.folder)

    @property
    def served(self) -> Path | None:
        return self.folder / "current"

    @property
    def unsent(self) -> frozenset[str]:
        return frozenset()

    def check_ready(self) -> None:
        with os_errors_told(self.place):
            self._current()
            check_writable(self.folder)

    def publish(self, site: Path) -> Published:
        """Make the files of `site` the current release.

        Where the current one holds the same bytes already, nothing is written. Until the link is
        swapped, in one step, `current` stays as it was, whatever fails.
        """
        with self._alone():
            former, hashes = self._former(), file_hashes(site)
            if former and former.is_whole(hashes, self.compress):
                return Published(former.folder.name, is_new=False)
            self._remove_leftovers()
            release = self._copy(site, hashes, former)
            share_assets(release, self.folder / "assets")
            self._point_to(release)
            self._remove_old_releases()
            return Published(release.name, is_new=True)

    @contextmanager
    def published(self) -> Iterator[Path | None]:
        with os_errors_told(self.place):
            former = self._former()
        if not former or not former.compressed:
            yield former.folder if former else None
            return
        with TemporaryDirectory(prefix="published-") as scratch:
            for path in former.files:
                link = Path(scratch, path)
                link.parent.mkdir(parents=True, exist_ok=True)
                link.symlink_to(former.folder.resolve() / path)
            yield Path(scratch)

    def releases(self) -> list[Release]:
        with os_errors_told(self.place):
            return self._releases()

    def restore(self, release: Release) -> None:
        with self._alone():
            folder = self.folder / "releases" / release.id
            if not folder.is_dir():  # removed since it was listed
                raise CommandError(f"{self.place}: {release.id} is gone (./inv publish history)")
            self._point_to(folder)

    def unpublished(self) -> list[str]:
        with os_errors_told(self.place):
            current = self._current()
            manifest = self._manifest(current.name) if current else None
            if not current or not manifest:
                return []
            return sorted(site_files(current).keys() - manifest.hashes.keys())

    def differences(self) -> list[str]:
        with os_errors_told(self.place):
            current = self._current()
            if not current:
                return [NOTHING]
            manifest = self._manifest(current.name)
            if not manifest:
                return [f"{current.name}: no manifest says what was published (publish a change)"]
            lines = hash_differences(manifest.hashes, file_hashes(current))
            return with_remedy(lines, TAKE_OVER)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        with os_errors_told(self.place, NO_SPACE):
            self.folder.mkdir(parents=True, exist_ok=True)
            with held_alone(self.folder / ".lock", self.place):
                yield

    def _releases(self) -> list[Release]:
        current = self._current()
        folders = self._by_age()
        found = []
        for path, older in zip(folders, [None, *folders], strict=False):
            # Before there were manifests, a release replaced the one before it.
            manifest = self._manifest(path.name) or Manifest(
                older.name if older else None, file_hashes(path), {}
            )
            time, pages = release_time(path.name), page_count(manifest.files)
            found.append(Release(path.name, time, pages, manifest.replaced, path == current))
        return found[::-1]

    def _current(self) -> Path | None:
        """The folder that `current` leads to, None where nothing has been published."""
        link = self.folder / "current"
        if link.exists() and not link.is_symlink():
            message = "is not the link that publishing makes: move it away, then publish again"
            raise CommandError(f"{shown(link)}: {message}")
        return self.folder / link.readlink() if link.is_dir() else None

    def _former(self) -> FormerRelease | None:
        """The current release, its files read anew."""
        current = self._current()
        if not current:
            return None
        return FormerRelease.read(current, self._manifest(current.name), file_hashes(current))

    def _copy(self, site: Path, hashes: Mapping[str, str], former: FormerRelease | None) -> Path:
        """Copy to a new release; one that is only half there never has a release's name."""
        releases, manifests = self.folder / "releases", self.folder / "manifests"
        releases.mkdir(exist_ok=True)
        manifests.mkdir(exist_ok=True)
        with TemporaryDirectory(prefix=SCRATCH, dir=releases) as scratch:
            copy, manifest = Path(scratch, "site"), Path(scratch, "manifest.json")
            compressed = copy_release(site, hashes, copy, former, self.compress)
            replaced = former.folder.name if former else None
            text = Manifest(replaced, hashes, compressed).text()
            manifest.write_text(text, encoding="utf-8")
            for path in (*copy.rglob("*"), copy, manifest):
                if path.is_dir() or path.stat().st_nlink == 1:
                    _flush(path)  # or a power cut could leave a current release of empty files
            release = releases / next_name(path.name for path in self._by_age())
            manifest.rename(manifests / f"{release.name}.json")
            copy.rename(release)
        _flush(manifests)
        _flush(releases)
        return release

    def _point_to(self, release: Path) -> None:
        """Let `current` lead to a release, relatively, so that the target can be moved."""
        new = self.folder / ".current"
        new.unlink(missing_ok=True)
        new.symlink_to(release.relative_to(self.folder))
        new.replace(self.folder / "current")
        _flush(self.folder)

    def _by_age(self) -> list[Path]:
        """The folder of each release, oldest first."""
        releases = self.folder / "releases"
        return [releases / name for name in by_age(one.name for one in releases.glob("*"))]

    def _manifest(self, release: str) -> Manifest | None:
        """What the files of a release were; None where that is not known, or cannot be read."""
        file = self.folder / "manifests" / f"{release}.json"
        try:
            return Manifest.read(file.read_text(encoding="utf-8"))
        except (FileNotFoundError, ValueError):
            return None

    def _remove_old_releases(self) -> None:
        current = self._current()
        manifest = self._manifest(current.name) if current else None
        needed = {current and current.name, manifest and manifest.replaced}
        for path in self._by_age()[:-KEPT]:
            if path.name not in needed:  # what is half removed must not pass for a release
                path.rename(path.with_name(f"{SCRATCH}{path.name}"))
        self._remove_leftovers()
        remove_assets(self.folder / "assets", self._by_age())

    def _remove_leftovers(self) -> None:
        """Remove what a killed publish has left, and manifests of no release."""
        for abandoned in self.folder.glob(f"releases/{SCRATCH}*"):
            shutil.rmtree(abandoned)
        kept = {path.name for path in self._by_age()}
        for manifest in self.folder.glob("manifests/*.json"):
            if manifest.stem not in kept:
                manifest.unlink()


def _flush(path: Path) -> None:
    """Have the system write a file, or the names in a folder, to the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
