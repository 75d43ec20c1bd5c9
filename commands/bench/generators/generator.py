"""What is known of a generator of sites."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ..posts import post_file

OUTPUT, CACHE = "output", ".cache"


@dataclass(frozen=True)
class Generator:
    """A generator: it reads a folder, writes `output` in that, and may keep what it likes."""

    version: str
    write: Callable[[Path, int], None]  # the source of a site with so many posts
    command: Sequence[str | Path]  # what builds it, started in its folder
    posts: str = "content"
    environment: Mapping[str, str] = field(default_factory=dict)
    drawn: Sequence[str] = ()  # what stays of its cache: drawings of texts that are no posts

    def remove_output(self, site: Path) -> None:
        """Remove what was built, and keep what makes the next build faster."""
        shutil.rmtree(site / OUTPUT, ignore_errors=True)

    def remove_all(self, site: Path) -> None:
        """Leave nothing but the source, and what was drawn."""
        self.remove_output(site)
        for kept in (site / CACHE).glob("*"):
            if kept.name not in self.drawn:
                shutil.rmtree(kept) if kept.is_dir() else kept.unlink()

    def edit(self, site: Path, size: int) -> None:
        """Change the text of the post in the middle, which then is another one each time."""
        file = post_file(site / self.posts, size // 2)
        text = file.read_text(encoding="utf-8")
        file.write_text(f"{text}\nOne more sentence, at {len(text)}.\n", encoding="utf-8")

    def pages(self, site: Path) -> int:
        """Return how many pages were built."""
        return sum(1 for _ in (site / OUTPUT).rglob("*.html"))
