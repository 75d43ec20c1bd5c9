"""The edge to Pelican: the only file that imports it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup
from pelican import signals
from pelican.generators import Generator
from pelican.readers import MarkdownReader
from pelican.utils import SafeDatetime

from . import page_view
from .citations.bibtex import to_bibtex
from .citations.highwire import highwire_tags
from .dates import PartialDate
from .errors import InvalidData, Place, Problem
from .feeds import feed_text, site_feeds
from .graph import page_graph
from .identifiers import host, slug
from .inline_text import inline_html
from .loading import load_library
from .page_view import PageView, draft_page, publication_path, site_pages
from .records import Publication
from .research_tree import research_tree
from .settings import Settings
from .sitemap import robots_text, sitemap_text

ARTICLE_KINDS = ("post", "news_item")  # Pelican renders these pages; we give it their PageView


class DatedMarkdownReader(MarkdownReader):  # type: ignore[misc]  # pelican is untyped
    """Reads Markdown; a date known to the month stands in Pelican's lists as its first day."""

    def process_metadata(self, name: str, value: Any) -> Any:
        if name in ("date", "modified"):
            day = PartialDate.parse(value).first_day
            return SafeDatetime(day.year, day.month, day.day)
        return super().process_metadata(name, value)

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        content, metadata = super().read(source_path)
        # The table of contents as data, so that the theme can set it beside the text.
        metadata["contents"] = getattr(self._md, "toc_tokens", [])
        return _behind(self.settings["SITEURL"], content), metadata


class RecordsGenerator(Generator):  # type: ignore[misc]  # pelican is untyped
    """Renders the pages, citations and feeds that come from records."""

    def __init__(self, *arguments: Any, **keywords: Any) -> None:
        super().__init__(*arguments, **keywords)
        self.site = Settings.from_mapping(self.settings.get("STRUCTURED_DATA", {}))
        # Here and not in generate_context, so that our messages come before Pelican's.
        self.library = load_library(Path(os.path.relpath(self.path)) / self.site.data)
        self.pages = site_pages(self.library)

    def generate_context(self) -> None:
        views = {view.path: view for view in self.pages}
        views |= {view.path: view for view in map(draft_page, self.library.drafts)}
        self.context.update(
            library=self.library,
            site=self.site,
            views=views,
            tree=research_tree(self.library),
            feeds=site_feeds(self.site),
            page_graph=self.page_graph,
            highwire_tags=self.highwire_tags,
            mentions=self.mentions,
            to_bibtex=to_bibtex,
            reading_minutes=reading_minutes,
        )

    def generate_output(self, writer: Any) -> None:
        articles = {f"/{article.url}": article for article in self.context["articles"]}
        self._check_every_article_was_read(articles)
        html = {path: article.content for path, article in articles.items()}
        for view in self.pages:
            if view.kind not in ARTICLE_KINDS:
                template = self.get_template(view.kind)
                writer.write_file(view.save_as, template, self.context, view=view, html=html)
        for path, text in self._files(html):
            self._write(path, text)

    def page_graph(self, view: PageView) -> dict[str, Any]:
        return page_graph(view, self.library, self.site)

    def highwire_tags(self, view: PageView) -> list[tuple[str, str]]:
        """Return the citation tags of a paper's page; other pages have none."""
        publication = self.library.publications.get(getattr(view.subject, "key", ""))
        is_paper = view.kind == "publication" and publication
        return highwire_tags(publication, self.site) if is_paper and publication else []

    def mentions(self, publication: Publication) -> tuple[page_view.Mention, ...]:
        return page_view.mentions(publication, self.library)

    def _files(self, html: dict[str, str]) -> Iterator[tuple[str, str]]:
        """Yield the path and text of every file that is not a page."""
        for publication in self.library.publications.values():
            yield f"{publication_path(publication)}{publication.key}.bib", to_bibtex(publication)
        for feed in site_feeds(self.site):
            yield feed.path, feed_text(feed, self.library, html, self.site)
        yield "/sitemap.xml", sitemap_text(self.pages, self.site)
        yield "/robots.txt", robots_text(self.site)

    def _write(self, path: str, text: str) -> None:
        target = Path(self.output_path) / path.removeprefix("/")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")

    def _check_every_article_was_read(self, articles: dict[str, Any]) -> None:
        """Pelican logs an article it cannot read and goes on; raise for each that it left out."""
        missing = [
            Problem(Place(article.place.file, 1), "was left out by Pelican (see its log above)")
            for article in self.library.articles
            if page_view.article_path(article) not in articles
        ]
        if missing:
            raise InvalidData(missing)


def reading_minutes(html: str) -> int:
    """Return how long a text takes to read, in whole minutes at 220 words a minute."""
    words = len(BeautifulSoup(html, "html.parser").get_text().split())
    return max(1, round(words / 220))


def register() -> None:
    """Connect to Pelican."""
    signals.readers_init.connect(_add_reader)
    signals.get_generators.connect(_records_generator)
    signals.generator_init.connect(_add_filters)


def _behind(base: str, html: str) -> str:
    """Return rendered text whose links to paths of this site stand behind its base path."""

    def tag(match: re.Match[str]) -> str:
        return re.sub(r'\b(href|src)="/(?!/)', rf'\1="{base}/', match.group())

    return re.sub(r"<[^<>]+>", tag, html)  # in tags alone: a text may show such code


def _add_reader(readers: Any) -> None:
    readers.reader_classes["md"] = DatedMarkdownReader


def _records_generator(pelican: Any) -> type[RecordsGenerator]:
    return RecordsGenerator


def _add_filters(generator: Any) -> None:
    generator.env.filters["inline"] = inline_html
    generator.env.filters["slug"] = slug
    generator.env.filters["host"] = host
