"""What others build sites with: Hugo and Eleventy."""

from __future__ import annotations

import shutil
from pathlib import Path

from .. import peers
from ..posts import write_posts, yaml_text
from .generator import Generator

SITES = Path(__file__).parent.parent


def hugo_site() -> Generator:
    """Return Hugo; CommandError where it cannot be had."""
    return Generator(
        version=f"Hugo {peers.HUGO}",
        write=lambda folder, posts: _write("minimal_hugo", folder, posts),
        command=[peers.hugo(), "build", "--quiet"],
    )


def eleventy_site() -> Generator:
    """Return Eleventy; CommandError where it or Node cannot be had."""
    packages = peers.eleventy()

    def write(folder: Path, posts: int) -> None:
        _write("minimal_eleventy", folder, posts)
        (folder / "node_modules").symlink_to(packages)

    return Generator(
        version=f"Eleventy {peers.ELEVENTY['@11ty/eleventy']}",
        write=write,
        command=["node", packages / "@11ty/eleventy/cmd.cjs", "--quiet"],
    )


def _write(site: str, folder: Path, posts: int) -> None:
    shutil.copytree(SITES / site, folder)
    write_posts(folder / "content", posts, yaml_text)
