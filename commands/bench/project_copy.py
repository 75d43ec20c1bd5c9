"""A copy of this project with invented posts, to publish, serve and change."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from ..project import CACHE, COMMANDS, CONTENT, PLUGINS, PUBLISH_SETTINGS, ROOT, SETTINGS, THEME
from .posts import write_posts

POSTS = "content/blog"
FOLDERS = (COMMANDS, PLUGINS, THEME)
FILES = (SETTINGS, PUBLISH_SETTINGS, ROOT / "tasks.py")
DRAWN = ("content_pictures", "plots", "preview_pictures")  # once, and kept


def copy_project(copy: Path, posts: int) -> Path:
    """Copy what a build takes, with what is drawn once and kept, add posts, and return `copy`.

    It publishes into a folder of its own, wherever this site is published to.
    """
    for folder in FOLDERS:
        leave_out = shutil.ignore_patterns("__pycache__", ".*")
        shutil.copytree(folder, copy / folder.relative_to(ROOT), ignore=leave_out)
    shutil.copytree(CONTENT, copy / "content")
    for file in FILES:
        shutil.copy(file, copy)
    with (copy / PUBLISH_SETTINGS.name).open("a", encoding="utf-8") as settings:
        settings.write('PUBLISH_TO = [{"target": "folder", "path": "published"}]\n')
    copy_drawn(copy)
    write_posts(copy / POSTS, posts)
    return copy


def copy_drawn(copy: Path) -> None:
    """Copy what is drawn once and kept, where it is."""
    for kept in filter(Path.is_dir, (CACHE / name for name in DRAWN)):
        shutil.copytree(kept, copy / CACHE.name / kept.name)


def command(*words: str) -> list[str]:
    """Return what runs a task in the copy that is the working directory."""
    return [sys.executable, "-m", "commands", *words]
