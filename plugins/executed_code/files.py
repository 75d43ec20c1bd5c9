"""Publishes the files of data that cells wrote, beside the pages of their posts."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from pelican.generators import Generator
from structured_data.errors import InvalidData

from .freeze import freeze_folder
from .lost_freezes import lost_freezes
from .posts import posts
from .results import Results
from .staleness import fresh


class FrozenFiles(Generator):  # type: ignore[misc]  # pelican is untyped
    """Copies the data of the articles that are published, and of drafts where they are shown."""

    LEAVES_PAGES = True  # neither reads pages of articles nor writes over them

    def generate_context(self) -> None:
        content = Path(os.path.relpath(self.path))
        self.posts = {post.file: post for post in posts(content)}
        if lost := lost_freezes(content, list(self.posts.values())):
            raise InvalidData([freeze.problem for freeze in lost])

    def generate_output(self, writer: Any) -> None:
        drafts = self.context["drafts"] if self.settings["DRAFT_SAVE_AS"] else []
        for article in (*self.context["articles"], *drafts):
            post = self.posts.get(Path(os.path.relpath(article.source_path)))
            if not post:
                continue
            results = fresh(post)
            for name in results.data if isinstance(results, Results) else ():
                target = Path(self.output_path) / post.data_path(name).removeprefix("/")
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes((freeze_folder(post) / name).read_bytes())
