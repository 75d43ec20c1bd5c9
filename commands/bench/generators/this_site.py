"""This project as a generator: its plugins, its theme, and its own content beside the posts."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from ...project import CONTENT, PLUGINS, ROOT
from ..posts import write_posts
from ..project_copy import DRAWN, POSTS, copy_drawn
from .generator import Generator
from .pelican_sites import pelican_version


def this_site() -> Generator:
    """Return this site, without the pictures of pages: those are drawn once, and take minutes.

    The plots of its own texts, which the sites beside it have not, are kept once they are drawn.
    """
    return Generator(
        version=pelican_version(),
        write=_write,
        command=[sys.executable, "-m", "commands.bench.build_here"],
        posts=POSTS,
        environment={"PYTHONPATH": f"{ROOT}:{PLUGINS}"},
        drawn=DRAWN,
    )


def _write(folder: Path, posts: int) -> None:
    shutil.copytree(CONTENT, folder / "content")
    copy_drawn(folder)
    write_posts(folder / POSTS, posts)
