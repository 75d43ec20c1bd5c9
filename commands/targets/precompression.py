"""Compressed copies beside the files of a release, which a web server sends as they are.

nginx (gzip_static, brotli_static) and Caddy (precompressed) take `index.html.br` for `index.html`.
"""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import brotli

from ..project import use_plugins

COMPRESSORS: Mapping[str, Callable[[bytes], bytes]] = {
    ".br": lambda data: bytes(brotli.compress(data, quality=11)),
    ".gz": lambda data: gzip.compress(data, 9, mtime=0),  # the same bytes at any time
}
SMALLEST = 256  # bytes; below, headers are most of an answer


def compressed_paths(path: str) -> list[str]:
    """Return where the compressed copies of a file stand, if it has any."""
    return [f"{path}{suffix}" for suffix in COMPRESSORS]


def add_compressed(folder: Path, paths: Iterable[str]) -> None:
    """Write the copies of those files of a folder that become smaller by it.

    A copy that is there stays, and so does a file that the site itself has in its place.
    """
    with ThreadPoolExecutor() as threads:  # the compressors let others run
        list(threads.map(lambda path: _compress(folder / path), filter(_is_text, paths)))


def _compress(file: Path) -> None:
    size = file.stat().st_size
    for suffix, compress in COMPRESSORS.items():
        copy = file.with_name(f"{file.name}{suffix}")
        if size >= SMALLEST and not copy.exists():
            data = compress(file.read_bytes())
            if len(data) < size:
                copy.write_bytes(data)


def _is_text(path: str) -> bool:
    use_plugins()
    from host_files.media_types import media_type

    kind = media_type(path)
    return "charset" in kind or kind == "application/json"
