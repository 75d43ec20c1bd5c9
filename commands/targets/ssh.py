"""Publishes by ssh into a folder of releases on another machine, laid out as that of folder.py.

A release is copied beside the others by rsync, read back there, and given its name and made
current by one call of ssh_host.sh, which alone holds the folder.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from posixpath import normpath
from typing import Self

from ..errors import CommandError
from .areas import Area
from .entry import Entry
from .file_hashes import TAKE_OVER, file_hashes, hash_differences, with_remedy
from .full_disk import NO_SPACE
from .local_folder import local_folder
from .lock import held_alone
from .manifest import Manifest
from .os_errors import os_errors_told
from .release_copy import FormerRelease, copy_release
from .release_names import release_time
from .sha256sum import hashes_digest, listed_hashes
from .ssh_host import SshConnection, SshHost
from .target import NOTHING, Published, Release

INCOMING = "releases/.incoming-ssh"
HOST = re.compile(r"([A-Za-z0-9_][\w.+-]*@)?[A-Za-z0-9][A-Za-z0-9.-]*", re.ASCII)
PATH = re.compile(r"(?!-)[\w./+@=,-]+")


@dataclass(frozen=True)
class SshTarget:
    """A folder of a host, whose web server shows what its link `current` leads to."""

    base: Path  # the folder of the settings
    host: SshHost
    compress: bool = False

    @classmethod
    def read(cls, entry: Entry) -> Self | None:
        """Return the folder that `host`, `port` and `path` name; a path may start from home."""
        host = entry.text("host", None, "you@host.example")
        port = entry.number("port", 0, 65535)
        given = entry.text("path", None, "/srv/site")
        compress = entry.flag("compress", False)
        path = given.removeprefix("~/").rstrip("/")
        if host and not HOST.fullmatch(host):
            remedy = "write 'you@host.example', or a name that ~/.ssh/config gives a host"
            entry.problem("host", f"{host!r} is not the name of a host ({remedy})")
        if given and not PATH.fullmatch(path):
            remedy = "write '/srv/site': letters, digits and . _ / + @ = , - alone"
            entry.problem("path", f"{given!r} is not a path that every shell takes ({remedy})")
        return None if entry.problems else cls(entry.folder, SshHost(host, port, path), compress)

    @property
    def place(self) -> str:
        return self.host.place

    @property
    def area(self) -> Area:
        return (
            f"{self.host.host}:{self.host.port}",
            *PurePosixPath(normpath(self.host.path)).parts,
        )

    @property
    def served(self) -> Path | None:
        return None

    @property
    def unsent(self) -> frozenset[str]:
        return frozenset()

    def check_ready(self) -> None:
        with self._alone() as host:
            host.check_programs()
            host.call("ready")

    def publish(self, site: Path) -> Published:
        """Make the files of `site` the current release.

        Where the current one holds the same bytes already, nothing is written. Until the link is
        swapped, in one step, `current` stays as it was, whatever fails.
        """
        with self._alone() as host:
            former, hashes = _former(host.call("begin")), file_hashes(site)
            if former and former.is_whole(hashes, self.compress):
                return Published(former.folder.name, is_new=False)
            site, copies = self._compressed(site, hashes) if self.compress else (site, {})
            manifest = Manifest(None, hashes, copies)
            _send(host, site, former)
            words = manifest.text().split("\n", 2)[2]  # all but what it replaced
            release = host.call("finish", hashes_digest(manifest.hashes), words).decode().strip()
            return Published(release, is_new=True)

    @contextmanager
    def published(self) -> Iterator[Path | None]:
        """Give a copy on this machine, for which only what has changed comes over."""
        with self._alone() as host:
            former = _former(host.call("current"))
            copy = self._own_folder() / "site"
            if former:
                copy.mkdir(exist_ok=True)
                host.fetch(str(former.folder), copy, [*former.compressed])
            yield copy if former else None

    def releases(self) -> list[Release]:
        with self._alone() as host:
            said = host.call("inventory").decode()
        current, *words = said.split("\0")
        found: list[Release] = []
        for id_, pages, manifest in zip(*[iter(words)] * 3, strict=False):
            # Before there were manifests, a release replaced the one before it.
            older = found[-1].id if found else None
            known = Manifest.read(manifest)
            replaced = known.replaced if known else older
            found.append(Release(id_, release_time(id_), int(pages), replaced, id_ == current))
        return found[::-1]

    def restore(self, release: Release) -> None:
        with self._alone() as host:
            host.call("restore", release.id)

    def unpublished(self) -> list[str]:
        with self._alone() as host:
            _, manifest, hashes = _current(host.call("current"))
        return sorted(hashes.keys() - manifest.hashes.keys()) if manifest else []

    def differences(self) -> list[str]:
        """Compare the hashes that the host finds with those that were published."""
        with self._alone() as host:
            id_, manifest, hashes = _current(host.call("current"))
        if not id_:
            return [NOTHING]
        if not manifest:
            return [f"{id_}: no manifest says what was published (publish a change)"]
        return with_remedy(hash_differences(manifest.hashes, hashes), TAKE_OVER)

    @contextmanager
    def _alone(self) -> Iterator[SshConnection]:
        """Let nobody else on this machine publish to this target."""
        with (
            os_errors_told(self.place),
            held_alone(self._own_folder() / "lock", self.place) as held,
            self.host.connected(held) as host,
        ):
            yield host

    def _own_folder(self) -> Path:
        """What this machine keeps of the target."""
        folder = local_folder(self.base, self.host.host, self.place)
        folder.mkdir(exist_ok=True)
        return folder

    def _compressed(self, site: Path, hashes: Mapping[str, str]) -> tuple[Path, dict[str, str]]:
        """A copy of the site with compressed texts, kept so that what stays is made only once."""
        copy, record = self._own_folder() / "release", self._own_folder() / "release.json"
        former = None
        if copy.is_dir() and record.is_file():
            manifest = Manifest.read(record.read_text(encoding="utf-8"))
            former = FormerRelease.read(copy, manifest, file_hashes(copy))
        new = copy.with_name("incoming")
        shutil.rmtree(new, ignore_errors=True)
        copies = copy_release(site, hashes, new, former, compress=True)
        shutil.rmtree(copy, ignore_errors=True)
        record.write_text(Manifest(None, hashes, copies).text(), encoding="utf-8")
        new.rename(copy)
        return copy, copies


def _send(host: SshConnection, site: Path, former: FormerRelease | None) -> None:
    try:
        host.send(site, INCOMING, former.folder.name if former else "")
    except CommandError as error:
        if NO_SPACE in str(error):  # nobody else there is to go without it
            host.call("abandon")
        raise


def _current(said: bytes) -> tuple[str, Manifest | None, dict[str, str]]:
    """What a host says is current: its id, what was published, and what the files are now."""
    if not said:
        return "", None, {}
    id_, manifest, hashes = said.decode("utf-8", "surrogateescape").split("\0", 2)
    return id_, Manifest.read(manifest), listed_hashes(hashes)


def _former(said: bytes) -> FormerRelease | None:
    id_, manifest, hashes = _current(said)
    return FormerRelease.read(Path("releases", id_), manifest, hashes) if id_ else None
