"""Publishes by ssh into a folder of releases on another machine, laid out as that of folder.py.

A release is copied beside the others by rsync, read back there, and given its name and made
current by one call of ssh_host.sh, which alone holds the folder.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from ..errors import CommandError
from .entry import Entry
from .file_hashes import file_hashes, hash_differences
from .lock import held_alone
from .release_names import release_time
from .ssh_host import SshConnection, SshHost
from .target import Published, Release

SCRATCH = ".published"  # beside the settings; may be removed, and is made again
INCOMING = "releases/.incoming-ssh"
HOST = re.compile(r"([A-Za-z0-9_][\w.+-]*@)?[A-Za-z0-9][A-Za-z0-9.-]*", re.ASCII)
PATH = re.compile(r"(?!-)[\w./+@=,-]+")


@dataclass(frozen=True)
class SshTarget:
    """A folder of a host, whose web server shows what its link `current` leads to."""

    base: Path  # the folder of the settings
    host: SshHost

    @classmethod
    def read(cls, entry: Entry) -> Self | None:
        """Return the folder that `host`, `port` and `path` name; a path may start from home."""
        host = entry.text("host", None, "you@host.example")
        port = entry.number("port", 0, 65535)
        given = entry.text("path", None, "/srv/site")
        path = given.removeprefix("~/").rstrip("/")
        if host and not HOST.fullmatch(host):
            remedy = "write 'you@host.example', or a name that ~/.ssh/config gives a host"
            entry.problem("host", f"{host!r} is not the name of a host ({remedy})")
        if given and not PATH.fullmatch(path):
            remedy = "write '/srv/site': letters, digits and . _ / + @ = , - alone"
            entry.problem("path", f"{given!r} is not a path that every shell takes ({remedy})")
        return None if entry.problems else cls(entry.folder, SshHost(host, port, path))

    @property
    def place(self) -> str:
        return self.host.place

    @property
    def served(self) -> Path | None:
        return None

    def publish(self, site: Path) -> Published:
        """Make the files of `site` the current release.

        Where the current one holds the same bytes already, nothing is written. Until the link is
        swapped, in one step, `current` stays as it was, whatever fails.
        """
        hashes = file_hashes(site)
        digest = _digest(hashes)
        with self._alone() as host:
            said = host.call("begin").decode().strip("\n")
            current, _, there = said.partition(" ")
            if there == digest:
                return Published(current, is_new=False)
            _send(host, site, current)
            manifest = json.dumps({"files": hashes}, indent=1).removeprefix("{")
            release = host.call("finish", digest, manifest).decode().strip()
            return Published(release, is_new=True)

    @contextmanager
    def published(self) -> Iterator[Path | None]:
        """Give a copy of this machine, for which only what has changed comes over."""
        with self._alone() as host:
            current = host.call("current").partition(b"\0")[0].decode()
            copy = self._own_folder() / "site"
            if current:
                copy.mkdir(exist_ok=True)
                host.fetch(f"releases/{current}", copy, [])
            yield copy if current else None

    def releases(self) -> list[Release]:
        with self._alone() as host:
            said = host.call("inventory").decode()
        current, *words = said.split("\0")
        found: list[Release] = []
        for id_, pages, manifest in zip(*[iter(words)] * 3, strict=False):
            # Before there were manifests, a release replaced the one before it.
            older = found[-1].id if found else None
            replaced = _manifest(manifest).get("replaced", older)
            found.append(Release(id_, release_time(id_), int(pages), replaced, id_ == current))
        return found[::-1]

    def restore(self, release: Release) -> None:
        with self._alone() as host:
            host.call("restore", release.id)

    def differences(self) -> list[str]:
        """Compare the hashes that the host finds with those that were published."""
        with self._alone() as host:
            said = host.call("current", "hashes").decode("utf-8", "surrogateescape")
        if not said:
            return ["nothing is published"]
        current, manifest, listed = said.split("\0", 2)
        files = _manifest(manifest).get("files")
        if files is None:
            return [f"{current}: no manifest says what was published (publish a change)"]
        return hash_differences(files, _listed(listed))

    @contextmanager
    def _alone(self) -> Iterator[SshConnection]:
        """Let nobody else on this machine publish to this target."""
        folder = self._own_folder()
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with (
                held_alone(folder / "lock", self.place) as held,
                self.host.connected(held) as host,
            ):
                yield host
        except OSError as error:
            raise CommandError(f"{self.place}: cannot publish: {error}") from error

    def _own_folder(self) -> Path:
        """What this machine keeps of the target."""
        name = re.sub(r"[^\w.-]", "-", self.host.host)
        digest = hashlib.sha256(self.place.encode()).hexdigest()[:8]
        return self.base.resolve() / SCRATCH / f"{name}-{digest}.ssh"


def _send(host: SshConnection, site: Path, current: str) -> None:
    try:
        host.send(site, INCOMING, current)
    except CommandError as error:
        if "no space" in str(error):  # nobody else there is to go without it
            host.call("abandon")
        raise


def _digest(hashes: Mapping[str, str]) -> str:
    """The hash of all hashes that ssh_host.sh finds, too."""
    lines = sorted(_line(path, digest) for path, digest in hashes.items())
    return hashlib.sha256(b"".join(lines)).hexdigest()


def _line(path: str, digest: str) -> bytes:
    """A line of sha256sum, which marks a line with a path that it had to change."""
    escaped = path.replace("\\", r"\\").replace("\n", r"\n").replace("\r", r"\r")
    mark = "" if escaped == path else "\\"
    return f"{mark}{digest}  ./{escaped}\n".encode("utf-8", "surrogateescape")


def _listed(text: str) -> dict[str, str]:
    """The hashes that sha256sum lists, by path."""
    found = {}
    for line in text.splitlines():
        digest, _, path = line.partition("  ./")
        if digest.startswith("\\"):
            path = re.sub(
                r"\\(.)", lambda found: {"n": "\n", "r": "\r"}.get(found[1], found[1]), path
            )
        found[path] = digest.lstrip("\\")
    return found


def _manifest(text: str) -> dict[str, Any]:
    """What the files of a release were, and what it replaced; nothing where that is not known."""
    try:
        return dict(json.loads(text))
    except ValueError:
        return {}
