"""Where targets stand, and which of them would stand in each other, or in the project's folders."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from ..project import shown
from .local_folder import FOLDER

Area = tuple[str, ...]  # the names from the outermost on
NEEDED = {
    "PATH": "which holds the texts",
    "OUTPUT_PATH": "where a build puts the site",
    "THEME": "which holds the theme",
}
OWN = {
    ".cache": "which may be removed",
    FOLDER: "which may be removed",
    ".git": "which is git's",
}


def local_area(folder: Path) -> Area:
    """Return that of a folder of this machine, whichever links lead to it."""
    return ("", *Path(os.path.realpath(folder)).parts)


def conflict(area: Area, others: Mapping[str, Area]) -> str:
    """Return how an area and the first of the others that it meets stand to each other, or ''."""
    for name, other in others.items():
        if area == other:
            return f"is the same place as {name}"
        if _begins(area, other):
            return f"is inside of {name}"
        if _begins(other, area):
            return f"holds {name}"
    return ""


def project_areas(settings: Mapping[str, Any], base: Path) -> dict[str, Area]:
    """Return the areas of what is in the project of the settings, by what to say of each.

    A folder that the whole project is in, such as the texts of one without settings, is none.
    """
    here = local_area(base)
    folders = {
        f"{shown(folder)}, {what}": local_area(folder) for folder, what in _folders(settings)
    }
    folders |= {
        f"{shown(base / name)}, {what}": local_area(base / name) for name, what in OWN.items()
    }
    return {name: area for name, area in folders.items() if not _begins(here, area)}


def _folders(settings: Mapping[str, Any]) -> Iterator[tuple[Path, str]]:
    for name, what in NEEDED.items():
        if settings.get(name):
            yield Path(settings[name]), what
    for folder in settings.get("PLUGIN_PATHS") or ():
        yield Path(folder), "which holds plugins"


def _begins(area: Sequence[str], other: Sequence[str]) -> bool:
    return area[: len(other)] == other
