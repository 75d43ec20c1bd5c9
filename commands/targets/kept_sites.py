"""The sites that were published to a target, kept on this machine: lists of files, and the files.

blobs/      each file once, by its SHA-256
releases/   of each site, in order: its id, what it replaced, the hash of each file
"""

from __future__ import annotations

import hashlib
import json
import shutil
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from ..errors import CommandError
from ..project import shown
from .full_disk import NO_SPACE, is_full
from .release_names import KEPT


@dataclass(frozen=True)
class KeptSite:
    """A site; `files` has the SHA-256 of each, by path."""

    id: str
    replaced: str | None
    files: Mapping[str, str]


@dataclass(frozen=True)
class KeptSites:
    """A folder of them, which may be removed: what is published now is then fetched again."""

    folder: Path

    def has(self, sha256: str) -> bool:
        return self._blob(sha256).is_file()

    def read(self, sha256: str) -> bytes | None:
        """Return a file; None where it is not here, or no longer what it was."""
        try:
            data = self._blob(sha256).read_bytes()
        except FileNotFoundError:
            return None
        return data if hashlib.sha256(data).hexdigest() == sha256 else None

    def add(self, data: bytes) -> str:
        """Keep a file, and return its SHA-256."""
        sha256 = hashlib.sha256(data).hexdigest()
        if not self.has(sha256):
            self._write(self._blob(sha256), data)
        return sha256

    def write_site(self, files: Mapping[str, str], folder: Path) -> None:
        """Write files that are here under a folder."""
        for path, sha256 in files.items():
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(self._blob(sha256), file)

    def sites(self) -> list[KeptSite]:
        """Return the sites whose files are all here, newest first."""
        return [site for file in self._lists()[::-1] if (site := self._site(file))]

    def keep(self, site: KeptSite) -> None:
        """Add a site that is not there yet, and remove all but the newest five."""
        lists = self._lists()
        if site.id not in {one.id for one in self.sites()}:
            number = int(lists[-1].stem) + 1 if lists else 1
            data = json.dumps(asdict(site), indent=1).encode()
            self._write(self.folder / "releases" / f"{number:09}.json", data)
        for file in self._lists()[:-KEPT]:
            file.unlink()
        self.prune()

    def prune(self) -> None:
        """Remove what no site has, and what a killed publish has half written."""
        needed = {sha256 for one in self.sites() for sha256 in one.files.values()}
        unneeded = [one for one in self.folder.glob("blobs/*") if one.name not in needed]
        for file in (*unneeded, *self.folder.glob("releases/*.part")):
            file.unlink()

    @contextmanager
    def full_disk_told(self) -> Iterator[None]:
        """Make room again where a disk becomes full; CommandError."""
        try:
            yield
        except OSError as error:
            if not is_full(str(error)):
                raise
            self.prune()
            raise CommandError(f"{shown(self.folder)}: {NO_SPACE}") from error

    def _site(self, file: Path) -> KeptSite | None:
        """Read the list of a site; None where it cannot be, or one of its files is not here."""
        try:
            site = KeptSite(**json.loads(file.read_text(encoding="utf-8")))
        except (TypeError, ValueError):
            return None
        return site if all(map(self.has, site.files.values())) else None

    def _lists(self) -> list[Path]:
        return sorted(self.folder.glob("releases/*.json"))

    def _blob(self, sha256: str) -> Path:
        return self.folder / "blobs" / sha256

    def _write(self, file: Path, data: bytes) -> None:
        """Write a file, which has its name only when it is whole."""
        file.parent.mkdir(parents=True, exist_ok=True)
        part = file.with_name(f"{file.name}.{threading.get_ident()}.part")
        part.write_bytes(data)
        part.replace(file)
