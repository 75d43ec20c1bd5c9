"""The files of a new release: those that have not changed are the same as in the one before."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from .file_hashes import file_hashes
from .manifest import Manifest
from .precompression import add_compressed, compressed_paths


@dataclass(frozen=True)
class FormerRelease:
    """A release as it is now: the hashes of its files, and of their `compressed` copies."""

    folder: Path
    files: Mapping[str, str]
    compressed: Mapping[str, str]

    @classmethod
    def read(cls, folder: Path, manifest: Manifest | None, hashes: Mapping[str, str]) -> Self:
        """Return the release of a folder whose files have these hashes now.

        A compressed copy that is not as it was published is a file as any other.
        """
        copies = dict(manifest.compressed.items() & hashes.items()) if manifest else {}
        return cls(folder, {path: hashes[path] for path in hashes if path not in copies}, copies)

    def is_whole(self, site: Mapping[str, str], compress: bool) -> bool:
        """Return whether it is a site of these hashes, with compressed copies or without."""
        return self.files == site and bool(self.compressed) == compress


def copy_release(
    site: Path, hashes: Mapping[str, str], copy: Path, former: FormerRelease | None, compress: bool
) -> dict[str, str]:
    """Copy a site into a new folder, and return the hashes of the compressed copies made there.

    A file that the former release holds with the same bytes is one with it on the disk.
    """
    kept = dict(_kept(hashes, former, compress)) if former else {}
    for folder in sorted({(copy / path).parent for path in hashes}):
        folder.mkdir(parents=True, exist_ok=True)
    for path in hashes:
        if path not in kept:
            shutil.copy2(site / path, copy / path)
    for path, source in kept.items():
        link_or_copy(source, copy / path)
    if compress:
        add_compressed(copy, hashes)
    made = file_hashes(copy)
    return {path: digest for path, digest in made.items() if path not in hashes}


def _kept(
    hashes: Mapping[str, str], former: FormerRelease, compress: bool
) -> Iterator[tuple[str, Path]]:
    """Yield the path of each file that has not changed, and of its compressed copies."""
    if bool(former.compressed) != compress:
        return
    for path, digest in hashes.items():
        if former.files.get(path) == digest:
            for one in (path, *compressed_paths(path)):
                if one == path or (one in former.compressed and one not in hashes):
                    yield one, former.folder / one


def link_or_copy(source: Path, target: Path) -> None:
    """Make a new name for a file; where the disk has no such links, a copy."""
    try:
        os.link(source, target)
    except OSError:  # a disk without such links, or with too many of one file
        shutil.copy2(source, target)
