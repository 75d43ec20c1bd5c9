"""Answers once what Pelican asks nine times for each text: its path within the content."""

from __future__ import annotations

import os
from functools import lru_cache
from typing import Any

from pelican.contents import Content
from pelican.utils import posixize_path


def know_paths() -> None:
    """Have all contents find their paths by `relative_source_path` from now on."""
    Content.get_relative_source_path = relative_source_path


def relative_source_path(content: Any, source_path: str | None = None) -> str | None:
    """Return the path from the folder of all content to a file; to the content's own by default."""
    path, folder = source_path or content.source_path, os.fspath(content.settings["PATH"])
    if path is None:
        return None
    is_whole = folder.startswith(os.sep)  # else it depends on the folder of the process, too
    return _kept(path, folder) if is_whole else _relative(path, folder)


def _relative(path: str, folder: str) -> str:
    file = os.path.abspath(os.path.join(folder, path))  # noqa: PTH100, PTH118 - as Pelican does
    return str(posixize_path(os.path.relpath(file, folder)))


_kept = lru_cache(maxsize=65536)(_relative)
