"""The files of the search: named by their content, so that they may be cached for ever."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
FOLDER = "/search/"
_UNREAD = re.compile(r"^\s*//.*\n|[ \t]+//.*$|^\s+", re.MULTILINE)  # comments and indents


@dataclass(frozen=True)
class File:
    """A file of the site: its path from the root, and what it holds."""

    path: str
    text: str


def named_file(stem: str, suffix: str, text: str) -> File:
    """Return a file of the search under a name that changes with its text."""
    digest = hashlib.sha256(text.encode()).hexdigest()[:8]
    return File(f"{FOLDER}{stem}.{digest}.{suffix}", text)


def search_script(finder: str) -> File:
    """Return the script of the page, with what finds: find_in_index or find_with_pagefind."""
    return named_file("search", "js", _script(finder) + _script("search"))


def slash_script() -> File:
    """Return the script of every page."""
    return named_file("slash", "js", _script("slash"))


def _script(name: str) -> str:
    """Return a script without what only its readers need."""
    return _UNREAD.sub("", (HERE / f"scripts/{name}.js").read_text(encoding="utf-8"))
