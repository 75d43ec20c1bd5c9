"""Builds the small site by the command `pelican`, as somebody does who knows nothing of tests."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from commands.project import PLUGINS

# Settings as the command `pelican` reads them, with the small site's own plugin left out.
SETTINGS = f"""
SITENAME = "Small"
SITEURL = "https://small.example"
TIMEZONE = "UTC"
PATH = "content"
THEME = "theme"
ARTICLE_PATHS = ["blog"]
PAGE_PATHS = ["pages"]
STATIC_PATHS = []
DIRECT_TEMPLATES = ["index"]
SLUGIFY_SOURCE = "basename"
AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = ""
PLUGIN_PATHS = ["plugins", {str(PLUGINS)!r}]
"""


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def built(
    site: Path, *plugins: str, more: str = "", options: str = ""
) -> tuple[int, str, dict[str, str]]:
    """Build a site by the command; return its exit status, what it says, and its texts."""
    names = list(plugins)
    (site / "pelicanconf.py").write_text(f"{SETTINGS}PLUGINS = {names}\n{more}\n", "utf-8")
    shutil.rmtree(site / "output", ignore_errors=True)
    command = [sys.executable, "-m", "pelican", "--settings", "pelicanconf.py", *options.split()]
    result = subprocess.run(
        command,
        cwd=site,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "COLUMNS": "400", "PYTHONHASHSEED": "0"},  # Pelican reads by hashes
    )
    pages = {
        str(file.relative_to(site / "output")): file.read_text("utf-8")
        for file in (site / "output").rglob("*")
        if file.is_file()
    }
    return result.returncode, result.stdout + result.stderr, pages
