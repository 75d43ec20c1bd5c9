"""Scripts, fonts and icons of the theme, under names that change with what they hold."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PLAIN = (".txt",)  # for people, who look for LICENSE.txt


def content_digest(content: bytes) -> str:
    """Return the eight letters that stand in a name for what the file holds."""
    return hashlib.sha256(content).hexdigest()[:8]


class ThemeFileError(ValueError):
    """What is wrong with a file of the theme, told by what names it."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.problems = [message]


@dataclass(frozen=True)
class ThemeFiles:
    """The files of some folders, by their names; of two with one name, that of the last folder."""

    folders: tuple[Path, ...]

    def names(self) -> dict[str, str]:
        """Return the name of each file -> the one it is published under."""
        found = {file.name: file for folder in self.folders for file in _files(folder)}
        return {name: _published(found[name]) for name in sorted(found)}

    def published_name(self, name: str) -> str:
        """Return the name that a file is published under; ThemeFileError where it is not there."""
        for folder in reversed(self.folders):
            if (folder / name).is_file():
                return _published(folder / name)
        places = ", ".join(str(folder) for folder in self.folders)
        raise ThemeFileError(f"{name!r} is in none of the folders {places} (put it there)")


def theme_files(settings: Mapping[str, Any]) -> ThemeFiles:
    """Return the files below THEME_STATIC_PATHS."""
    theme = Path(settings["THEME"])
    return ThemeFiles(tuple(theme / path for path in settings["THEME_STATIC_PATHS"]))


def _files(folder: Path) -> Iterable[Path]:
    return [file for file in folder.iterdir() if file.is_file() and file.suffix not in PLAIN]


def _published(file: Path) -> str:
    return f"{file.stem}.{content_digest(file.read_bytes())}{file.suffix}"
