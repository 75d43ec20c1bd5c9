"""Has copies of this process render and write the pages of articles, while it writes all else.

Pelican's own loop says what is to be written; each page is rendered from the same things as it
would have been then. Where somebody could tell the difference, all is written as Pelican does.
Another plugin that writes files which nobody reads until the end gives what writes them to
`settings["WRITE_ASIDE"]`, where there is such a function.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial, wraps
from typing import Any

from pelican import signals
from pelican.generators import ArticlesGenerator
from pelican.utils import sanitised_join

from .said import be_silent, heard
from .workers import FEWEST, Workers, processors

# Plugins that want to be told before or after each page is written.
TOLD_OF_EACH = (signals.article_generator_write_article, signals.content_written)
LATER = "WRITE_LATER"  # a list in the settings, of what is to be done after the build
ASIDE = "WRITE_ASIDE"


@dataclass(frozen=True)
class Page:
    """A call of Pelican's write_file."""

    name: str
    template: Any
    context: dict[str, Any]
    keywords: dict[str, Any]


class SharedWriting:
    """Stands for generate_articles of Pelican's generator, and waits for the copies at the end.

    What they could not do is done here, where all hear of what is wrong with it.
    """

    def __init__(self, generators: Sequence[Any], processes: int) -> None:
        self._processes = processes
        self._works: list[tuple[Workers, list[Callable[[], None]]]] = []
        self._writer: Any = None
        writing = [one for one in generators if hasattr(one, "generate_output")]
        writing[0].settings[ASIDE] = self._write_aside
        for generator in writing:
            is_last = generator is writing[-1]
            generator.generate_output = self._watched(generator.generate_output, is_last)
            if type(generator) is ArticlesGenerator:
                generator.generate_articles = self._shared(generator.generate_articles)

    def _watched(self, generate_output: Any, is_last: bool) -> Callable[[Any], None]:
        """Return a method that leaves no copy of this process behind where it fails."""

        @wraps(generate_output)
        def watched(writer: Any) -> None:
            self._writer = writer
            try:
                generate_output(writer)
                if is_last:
                    self._finish()
            except BaseException:
                for workers, _ in self._works:
                    workers.end()
                raise

        return watched

    def _shared(self, generate_articles: Any) -> Callable[[Any], None]:
        """Return a method that notes what is to be written, and has it written."""

        @wraps(generate_articles)
        def shared(write: Any) -> None:
            if any(signal.receivers for signal in TOLD_OF_EACH):
                generate_articles(write)
                return
            pages: list[Page] = []

            def note(name: str, template: Any, context: dict[str, Any], **keywords: Any) -> None:
                pages.append(Page(name, template, context, keywords))

            generate_articles(note)
            here = 1 if self._are_shareable(pages) else len(pages)
            for page in pages[:here]:  # the first one compiles the templates of all
                write(page.name, page.template, page.context, **page.keywords)
            if pages[here:]:
                self._start(pages[here:], write)

        return shared

    def _are_shareable(self, pages: Sequence[Page]) -> bool:
        """Whether pages are enough, and are written once each, to a file that is no other's."""
        files = {self._file(page) for page in pages}
        return (
            len(pages) > FEWEST
            and len(files) == len(pages)
            and files.isdisjoint(self._writer._written_files)
            and all(page.name and not page.keywords["override_output"] for page in pages)
        )

    def _file(self, page: Page) -> str:
        return str(sanitised_join(self._writer.output_path, page.name))

    def _start(self, pages: Sequence[Page], write: Any) -> None:
        """Have pages written from now on, and let nothing else be written in their place."""
        context = pages[0].context.copy()  # as it is now: other generators may add to it
        written = self._writer._written_files

        def written_here(page: Page) -> None:
            written.discard(self._file(page))
            write(page.name, page.template, context, **page.keywords)

        self._share([partial(written_here, page) for page in pages], self._processes)
        written.update(map(self._file, pages))
        self._writer.write_file = self._waiting(self._writer.write_file)

    def _write_aside(self, write: Callable[[], None]) -> None:
        """Write what nobody reads until the end: in a copy of this process, where that may be."""
        if processors() > 1:
            self._share([write], 1)
        else:
            write()

    def _share(self, pieces: list[Callable[[], None]], processes: int) -> None:
        """Have pieces of work done from now on."""
        later = self._writer.settings.get(LATER)

        def work(number: int) -> bytes | None:
            before = len(later or ())
            with heard() as said:
                pieces[number]()
            return None if said or len(later or ()) > before else b""

        self._works.append((Workers(work, len(pieces), processes, be_silent), pieces))

    def _waiting(self, write_file: Any) -> Callable[..., None]:
        """Return a method that waits for all pages where it may have to write over one of them."""

        @wraps(write_file)
        def waiting(*call: Any, override_output: bool = False, **keywords: Any) -> None:
            if override_output:
                self._finish()
            write_file(*call, override_output=override_output, **keywords)

        return waiting

    def _finish(self) -> None:
        """Wait until all is written."""
        while self._works:
            workers, pieces = self._works[0]
            done = {number for number, _ in workers.answers()}
            del self._works[0]
            for number, piece in enumerate(pieces):
                if number not in done:
                    piece()
