"""The edge to Pelican: the only file that imports it."""

from __future__ import annotations

import datetime as dt
import operator
import os
from functools import partial
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.generators import Generator
from pelican.readers import MarkdownReader
from pelican.utils import SafeDatetime

from . import cv_pdf
from .article_extensions import ArticleExtensions
from .article_reference import article_reference
from .article_texts import article_texts
from .citation_tags import citation_tags
from .citations.bibtex import to_bibtex
from .citations.coins import context_object
from .citations.formats import CITATION_FORMATS
from .citations.plain import citation_parts
from .cv import curriculum_vitae
from .dates import PartialDate
from .errors import InvalidData
from .facets import facets
from .feeds import page_feeds, site_feeds
from .further_reading import further_reading
from .graph import page_graph
from .images import Image
from .last_changes import dated
from .left_out import left_out
from .library import by_period
from .linking.files import held_back, links_to_waiting
from .loading import load_library
from .markdown_file import reading
from .mentions import mentions
from .open_graph import open_graph_tags, twitter_tags
from .page_view import PageView, draft_page, site_pages
from .paths import pdf_path
from .publication_facts import publication_facts
from .redirect_files import redirect_pages, write_redirects
from .renewed_article import with_renewed_article
from .research_tree import MOST_ROWS, research_tree
from .settings import Settings
from .signposts import signposts
from .site_files import site_files
from .template_filters import template_filters

ARTICLE_KINDS = ("post", "news_item")  # Pelican renders these pages; we give it their PageView

# A setting of our own making: file of an article -> its record. Pelican makes the reader, and
# the settings of the build are all that it shares with our generator, which comes before.
ARTICLES = "STRUCTURED_DATA_ARTICLES"
REDIRECTS = "STRUCTURED_DATA_REDIRECTS"  # writes what stands at former addresses into a folder


class DatedMarkdownReader(MarkdownReader):  # type: ignore[misc]  # pelican is untyped
    """Reads Markdown; a date known to the month stands in Pelican's lists as its first day."""

    settings: dict[str, Any]
    TOLD_SETTINGS = (ARTICLES, REDIRECTS)  # of which inputs() says what a file is read by

    def inputs(self, source_path: str) -> ArticleExtensions:
        """Return the records that a file is read by, for who keeps what it gave."""
        return _extensions(self.settings, source_path)

    def process_metadata(self, name: str, value: Any) -> Any:
        if name in ("date", "modified"):
            day = PartialDate.parse(value).first_day
            return SafeDatetime(day.year, day.month, day.day)
        return super().process_metadata(name, value)

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        site_settings, path = self.settings, Path(os.path.relpath(source_path))
        own = _extensions(site_settings, source_path)
        self.settings = own.added_to(site_settings)
        try:
            with reading(path) as file:
                content, metadata = super().read(source_path)
        finally:
            self.settings = site_settings
        metadata["problems"] = (*file.problems, *own.lost(path))
        metadata["rewritten"] = tuple(file.rewritten)
        # The table of contents as data, so that the theme can set it beside the text.
        metadata["contents"] = getattr(self._md, "toc_tokens", [])
        return content, metadata


class RecordsGenerator(Generator):  # type: ignore[misc]  # pelican is untyped
    """Renders the pages, citations and feeds that come from records."""

    LEAVES_PAGES = True  # neither reads pages of articles nor writes over them

    def __init__(self, *arguments: Any, **keywords: Any) -> None:
        super().__init__(*arguments, **keywords)
        self.site = Settings.from_mapping(self.settings.get("STRUCTURED_DATA", {}))
        # Here and not in generate_context, so that our messages come before Pelican's.
        self.data = Path(os.path.relpath(self.path)) / "data"
        self.keep = self.settings.get("KEEP", operator.call)
        self.library = load_library(self.data, keep=self.keep)
        self.today = dt.datetime.now(dt.UTC).date()
        self.pages = dated(site_pages(self.library), self.library, self.today)
        articles = (*self.library.articles, *self.library.drafts)
        self.settings[ARTICLES] = {Path(a.place.file).resolve(): a for a in articles}
        self.cv = curriculum_vitae(self.library)

    def generate_context(self) -> None:
        views = {view.path: view for view in self.pages}
        views |= {view.path: view for view in map(draft_page, self.library.drafts)}
        self.context.update(
            library=self.library,
            site=self.site,
            views=views,
            cv=self.cv,
            tree=research_tree(self.library, MOST_ROWS),
            facets=facets(self.library),
            by_period=by_period,
            feeds=site_feeds(self.library, self.site),
            page_feeds=partial(page_feeds, library=self.library, settings=self.site),
            page_graph=self.page_graph,
            citation_tags=partial(citation_tags, settings=self.site),
            open_graph_tags=self.open_graph_tags,
            twitter_tags=partial(twitter_tags, self.library),
            mentions=partial(mentions, library=self.library),
            publication_facts=publication_facts,
            citation_formats=CITATION_FORMATS,
            citation_parts=citation_parts,
            to_bibtex=to_bibtex,
            context_object=context_object,
            signposts=partial(signposts, owner=self.library.owner, settings=self.site),
            article_reference=partial(article_reference, settings=self.site),
            further_reading=further_reading(self.library),
        )

    def generate_output(self, writer: Any) -> None:
        articles = {f"/{article.url}": article for article in self.context["articles"]}
        self._check_every_article_was_read(articles)
        html = {path: article.content for path, article in articles.items()}
        for view in self.pages:
            if view.kind not in ARTICLE_KINDS:
                template = self.get_template(view.kind)
                writer.write_file(view.save_as, template, self.context, view=view, html=html)
        write_aside = self.settings.get("WRITE_ASIDE", operator.call)
        write_aside(partial(self._write_site_files, articles, html))
        write_aside(self._write_cv_pdf)
        for publication in self.library.publications.values():
            if (target := pdf_path(publication)) and publication.pdf:
                self._write(target, Path(publication.pdf.file).read_bytes())
        texts = redirect_pages(self.library.redirects, self.pages, self._redirect_page)
        write = partial(write_redirects, self.library.redirects, texts, self.site)
        self.settings[REDIRECTS] = write

    def renew_article(self, file: Path) -> None:
        """Read an article again, whose page is then rendered beside all else as it was."""
        self.library, view = with_renewed_article(self.library, file, self.data.parent, self.today)
        self.settings[ARTICLES][file.resolve()] = view.subject
        self.context["library"] = self.library
        self.context["views"][view.path] = view

    def page_graph(self, view: PageView, image: Image | None = None) -> dict[str, Any]:
        return page_graph(view, self.library, self.site, image)

    def open_graph_tags(self, view: PageView, image: Image | None = None) -> list[tuple[str, str]]:
        return open_graph_tags(view, self.library, self.site, image)

    def _write_site_files(self, articles: dict[str, Any], html: dict[str, str]) -> None:
        rewritten = {path: article.rewritten for path, article in articles.items()}
        texts = article_texts(self.library.articles, rewritten, html)
        for path, text in site_files(
            self.library, self.cv, self.pages, html, texts, self.site, self.today, self.keep
        ):
            self._write(path, text.encode())

    def _write_cv_pdf(self) -> None:
        template = Path(os.path.relpath(self.settings["THEME"])) / "cv.typ"
        self._write(cv_pdf.PATH, cv_pdf.cv_pdf(self.cv, self.site, template, self.data))

    def _redirect_page(self, **values: Any) -> str:
        return str(self.get_template("redirect").render(self.context, **values))

    def _write(self, path: str, content: bytes) -> None:
        target = Path(self.output_path) / path.removeprefix("/")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)

    def _check_every_article_was_read(self, articles: dict[str, Any]) -> None:
        """Raise for each article that Pelican left out, and for links to those."""
        missing = left_out(self.library.articles, articles)
        if not self.settings["DRAFT_SAVE_AS"]:
            waiting = self.library.drafts
            missing += links_to_waiting(self.library.articles, waiting, self.data.parent)
        if missing:
            raise InvalidData(missing)


def _extensions(settings: dict[str, Any], source_path: str) -> ArticleExtensions:
    article = settings.get(ARTICLES, {}).get(Path(source_path).resolve())
    if not article:
        return ArticleExtensions()
    style = Settings.from_mapping(settings["STRUCTURED_DATA"]).citation_style
    return ArticleExtensions.of(article, style)


def register() -> None:
    """Connect to Pelican."""
    signals.readers_init.connect(_add_reader)
    signals.get_generators.connect(_records_generator)
    signals.generator_init.connect(_add_filters)
    signals.article_generator_finalized.connect(_tell_problems)
    signals.static_generator_finalized.connect(_hold_back_files_of_drafts)
    signals.finalized.connect(_write_redirects)


def _tell_problems(generator: Any) -> None:
    """Raise for all that extensions of Markdown found wrong."""
    articles = (*generator.context["articles"], *generator.context["drafts"])
    if problems := [problem for article in articles for problem in article.problems]:
        raise InvalidData(problems)


def _write_redirects(pelican: Any) -> None:
    """Write what stands at former addresses, now that all else is there."""
    pelican.settings[REDIRECTS](Path(pelican.output_path))


def _hold_back_files_of_drafts(generator: Any) -> None:
    """Leave out the pictures and data beside an article that is not published."""
    if generator.settings["DRAFT_SAVE_AS"]:
        return
    is_held_back = held_back(generator.context["library"], Path(os.path.relpath(generator.path)))
    files = generator.context["staticfiles"]
    generator.context["staticfiles"] = [
        file for file in files if not is_held_back(file.get_relative_source_path())
    ]


def _add_reader(readers: Any) -> None:
    readers.reader_classes["md"] = DatedMarkdownReader


def _records_generator(pelican: Any) -> type[RecordsGenerator]:
    return RecordsGenerator


def _add_filters(generator: Any) -> None:
    generator.env.filters.update(template_filters(generator.settings["SITEURL"]))
