"""Has copies of this process render and write the pages of articles, while it writes all else.

Pelican's own loop says what is to be written; each page is rendered from the same things as it
would have been then. Where somebody could tell the difference, all is written as Pelican does:
where a plugin brings a writer, or is told of pages as they are written, where a text attaches a
file, which another text may then not find in its place, and where a page depends on those before.

A generator of another plugin waits for all pages: it might read them, or write over them. One that
does neither says so by `LEAVES_PAGES = True`. What writes files that nobody reads until the end, it
gives to `settings["WRITE_ASIDE"]`, where there is such a function.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial, wraps
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.generators import ArticlesGenerator, PagesGenerator, TemplatePagesGenerator
from pelican.utils import sanitised_join
from pelican.writers import Writer

from .kept_results import KEEP
from .said import unheard
from .workers import FEWEST, Workers, processors

# Plugins that want to be told before or after pages are written.
TOLD = (
    *(signals.article_generator_write_article, signals.content_written),
    *(signals.article_writer_finalized, signals.page_writer_finalized),
)
# These write by the writer, which knows what was written where.
OF_PELICAN = (ArticlesGenerator, PagesGenerator, TemplatePagesGenerator)
LEAVES_PAGES = "LEAVES_PAGES"
LATER = "WRITE_LATER"  # a list in the settings, of what is to be done after the build
ASIDE = "WRITE_ASIDE"
ATTACH = "attach"  # as in {attach}picture.png


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
        self._works: list[tuple[Workers, Sequence[Callable[[], None]]]] = []
        self._writer: Any = None
        self._settings = generators[0].settings
        self._settings[ASIDE] = self._write_aside
        writing = [one for one in generators if hasattr(one, "generate_output")]
        for generator in writing:
            generator.generate_output = self._watched(generator, generator is writing[-1])
            if type(generator) is ArticlesGenerator:
                generator.generate_articles = self._shared(generator.generate_articles)

    def _watched(self, generator: Any, is_last: bool) -> Callable[[Any], None]:
        """Return `generate_output` that leaves no copy of this process behind where it fails."""
        generate_output = generator.generate_output

        @wraps(generate_output)
        def watched(writer: Any) -> None:
            self._writer = writer
            try:
                if not _leaves_pages(generator):
                    self._finish()
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
            if type(self._writer) is not Writer or any(signal.receivers for signal in TOLD):
                generate_articles(write)
                return
            pages: list[Page] = []

            def note(name: str, template: Any, context: dict[str, Any], **keywords: Any) -> None:
                pages.append(Page(name, template, context, keywords))

            try:
                generate_articles(note)
            except Exception:  # such as of a template that is not there: what stands before it is
                _write(pages, write)
                raise
            first = pages[: 1 if self._are_shareable(pages) else None]
            _write(first, write)  # the first one compiles the templates of all
            others = pages[len(first) :]
            if others and processors() > 1:  # it may have started a thread
                self._start(others, write)
            else:
                _write(others, write)

        return shared

    def _are_shareable(self, pages: Sequence[Page]) -> bool:
        """Whether pages are enough, and are written once each, to a file that is no other's."""
        files = {self._file(page) for page in pages}
        return (
            len(pages) > FEWEST
            and len(files) == len(pages)
            and files.isdisjoint(self._writer._written_files)
            and all(page.name and not page.keywords["override_output"] for page in pages)
            and not any(map(_attaches, pages[0].context["generated_content"].values()))
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

        pieces = [partial(written_here, page) for page in pages]
        if not self._is_same_again(pieces[0], pieces[1], Path(self._file(pages[0]))):
            _write(pages, write)
            return
        self._share(pieces, self._processes)
        written.update(map(self._file, pages))
        self._writer._open_w = self._waiting(self._writer._open_w)

    def _is_same_again(
        self, write: Callable[[], None], write_other: Callable[[], None], file: Path
    ) -> bool:
        """Whether a page is the same when it is written again after another one.

        It is not where templates count, or know what they have shown. A copy of this process tries
        it, and what it counts is forgotten with it.
        """

        def tried(_: int) -> bytes | None:
            with unheard():
                write()
                former = file.read_bytes()
                write_other()
                write()
            return b"" if file.read_bytes() == former else None

        return bool(list(Workers(tried, 1, 1).answers()))

    def _write_aside(self, write: Callable[[], None]) -> None:
        """Write what nobody reads until the end: in a copy of this process, where that may be."""
        if processors() > 1:
            self._share([write], 1)
        else:
            write()

    def _share(self, pieces: Sequence[Callable[[], None]], processes: int) -> None:
        """Have pieces of work done from now on."""
        later, kept = self._settings.get(LATER), self._settings.get(KEEP)

        def work(number: int) -> bytes | None:
            before = len(later or ())
            with unheard() as said:
                pieces[number]()
            news: bytes = kept.news() if kept else b""
            return None if said or len(later or ()) > before else news

        self._works.append((Workers(work, len(pieces), processes), pieces))

    def _waiting(self, open_file: Any) -> Callable[..., Any]:
        """Return a method that waits for all pages where it may write over one of them."""

        @wraps(open_file)
        def waiting(filename: str, encoding: str, override: bool = False) -> Any:
            if override:
                self._finish()
            return open_file(filename, encoding, override)

        return waiting

    def _finish(self) -> None:
        """Wait until all is written."""
        while self._works:
            workers, pieces = self._works[0]
            done = set()
            for number, news in workers.answers():
                done.add(number)
                if news:
                    self._settings[KEEP].hear(news)
            del self._works[0]
            for number, piece in enumerate(pieces):
                if number not in done:
                    piece()


def _write(pages: Sequence[Page], write: Any) -> None:
    for page in pages:
        write(page.name, page.template, page.context, **page.keywords)


def _leaves_pages(generator: Any) -> bool:
    """Whether a generator neither reads nor writes over what others have written."""
    return type(generator) in OF_PELICAN or getattr(generator, LEAVES_PAGES, False)


def _attaches(content: Any) -> bool:
    """Whether a text moves a file to its own page, which all other pages have to know."""
    text = getattr(content, "_content", None) or ""
    if ATTACH not in text:
        return False
    links = content._get_intrasite_link_regex().finditer(text)
    return any(link["what"] == ATTACH for link in links)
