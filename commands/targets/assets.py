"""What pages load under names that change with it, of all releases that are kept.

A page that was loaded before a publish finds its style there, whatever is current by then.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from ..project import use_plugins
from .precompression import COMPRESSORS
from .release_copy import link_or_copy


def share_assets(release: Path, assets: Path) -> None:
    """Add those of a release, as links to its files."""
    for path in _named_by_content(release):
        target = assets / path
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            link_or_copy(release / path, target)


def remove_assets(assets: Path, releases: Iterable[Path]) -> None:
    """Remove those of none of these releases."""
    folders = list(releases)
    for path in list(_named_by_content(assets)):
        if not any((folder / path).exists() for folder in folders):
            (assets / path).unlink()


def _named_by_content(folder: Path) -> Iterator[Path]:
    use_plugins()
    from host_files.caching import FOLDERS, is_named_by_content

    for top in FOLDERS:
        for file in folder.glob(f"{top}/*"):
            path = file.relative_to(folder)
            plain = path.with_suffix("") if path.suffix in COMPRESSORS else path
            if is_named_by_content(plain.as_posix()):
                yield path
