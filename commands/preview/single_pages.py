"""The pages of single texts, rendered beside what a build of the whole site knows of all others.

They are shown until that is built again: what others say of a text may be out of date meanwhile.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from ..errors import CommandError
from ..pelican_problems import pelican_problems


class SinglePages:
    """Those of the next build in this process, by what its generator of records knows."""

    def __init__(self) -> None:
        from pelican import signals

        self._records: Any = None
        signals.all_generators_finalized.connect(self._keep)

    def _keep(self, generators: Sequence[Any]) -> None:
        for generator in generators:
            if hasattr(generator, "renew_article"):
                self._records = generator

    def write(self, files: Sequence[Path]) -> bool:
        """Write the pages of texts into the folder of the build; return whether they are there.

        Where something is wrong, the whole build has to tell of it.
        """
        if self._records is None:
            return False
        try:
            with self._rendered(files) as pages:
                for page in pages.rglob("*.html"):
                    page.replace(Path(self._records.output_path, page.relative_to(pages)))
        except CommandError:
            return False
        return True

    def make_ready(self) -> None:
        """Render the page of the text that was saved last, for nobody.

        Most often it is saved again: what its page takes has been compiled and imported then.
        """
        if self._records is None:
            return
        library = self._records.library
        texts = [Path(one.place.file).absolute() for one in (*library.articles, *library.drafts)]
        texts.sort(key=lambda text: text.stat().st_mtime)
        with self._rendered(texts[-1:]):
            pass

    @contextmanager
    def _rendered(self, files: Sequence[Path]) -> Iterator[Path]:
        """Yield a folder of the pages of texts, beside that of the build; CommandError for none."""
        beside = Path(self._records.output_path).parent
        with TemporaryDirectory(prefix=".", dir=beside) as folder:
            with pelican_problems():
                self._render(files, folder)
            yield Path(folder)

    def _render(self, files: Sequence[Path], folder: str) -> None:
        from pelican import signals
        from pelican.generators import ArticlesGenerator
        from pelican.writers import Writer

        records = self._records
        for file in files:
            records.renew_article(Path(os.path.relpath(file)))
        # A generator of articles that knows of no other text, and has the context of all.
        content = Path(records.path)
        settings = records.settings | {
            "ARTICLE_PATHS": [file.relative_to(content).as_posix() for file in files],
            "FAST_BUILD_CACHE": False,
        }
        articles = ArticlesGenerator(
            records.context, settings, records.path, records.theme, records.output_path
        )
        articles.generate_context()
        signals.all_generators_finalized.send([articles])
        writer = Writer(folder, settings)
        write = partial(writer.write_file, relative_urls=settings["RELATIVE_URLS"])
        articles.generate_articles(write)
        articles.generate_drafts(write)
