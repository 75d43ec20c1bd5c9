"""One text file of the built folder."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path


@dataclass(frozen=True)
class File:
    """`path` is relative to the folder, `url` its public address."""

    path: str
    url: str
    source: str

    @cached_property
    def site(self) -> str:
        """The public address of the folder, without a slash at its end."""
        return self.url.removesuffix(place(self.path)).rstrip("/")


def place(path: str) -> str:
    """Return what stands behind the address of the site in that of a file."""
    is_index = path == "index.html" or path.endswith("/index.html")
    return path.removesuffix("index.html") if is_index else path


def read_files(folder: Path, url: str, *suffixes: str) -> Iterator[File]:
    """Yield the files with some suffixes of a folder that will stand at `url`, by their paths."""
    for file in sorted(folder.rglob("*")):
        if file.suffix in suffixes and file.is_file():
            path = file.relative_to(folder).as_posix()
            source = file.read_bytes().decode("utf-8")  # the ends of lines as they are
            yield File(path, f"{url.rstrip('/')}/{place(path)}", source)
