"""What tests share: the built site, a copy of the project to break, a browser."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from commands.browser import served
from commands.build import build_site
from commands.project import PUBLISH_SETTINGS, ROOT
from pelicanconf import SITEURL


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of this repository, built as it is published."""
    folder = tmp_path_factory.mktemp("site") / "built"
    build_site(PUBLISH_SETTINGS, folder)
    return folder


@pytest.fixture(scope="session")
def pages(built: Path) -> dict[str, BeautifulSoup]:
    """Path on the site -> the page there, parsed."""
    return {
        "/" + str(file.relative_to(built)).removesuffix("index.html"): BeautifulSoup(
            file.read_text(encoding="utf-8"), "html.parser"
        )
        for file in sorted(built.rglob("*.html"))
    }


@pytest.fixture(scope="session")
def address(built: Path) -> Iterator[str]:
    """Where the built site is served on this machine."""
    with served(built, SITEURL) as address:
        yield address


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of this project as a clone would hold it, with the environment that is there."""
    copy = tmp_path / "project"
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    for name in listed.stdout.splitlines():
        if (ROOT / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, copy / name)
    (copy / ".venv").symlink_to(ROOT / ".venv")
    return copy
