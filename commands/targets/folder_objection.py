"""Whether a folder of this machine may be that of a target, which has it for itself."""

from __future__ import annotations

from pathlib import Path

from ..project import shown
from .release_names import OURS

NAMED = 3  # files of others


def folder_objection(folder: Path) -> str:
    """Return why a folder cannot be that of a target; '' where it can.

    It may hold releases, or what a killed publish has left, and nothing else.
    """
    if folder.is_file():
        return "is a file (name a folder of its own)"
    if above := next((one for one in folder.parents if one.is_file()), None):
        return f"is below {shown(above)}, which is a file (name a folder of its own)"
    if not folder.is_dir() or (folder / "releases").is_dir():
        return ""
    others = sorted({one.name for one in folder.iterdir()} - OURS)[:NAMED]
    if not others:
        return ""
    remedy = "name a folder of its own, or move that away"
    return f"holds what ./inv publish did not make: {', '.join(others)} ({remedy})"
