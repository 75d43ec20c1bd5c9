"""The page of a post or news item, and the lists of a section and of a series."""

from __future__ import annotations

from collections.abc import Mapping

from ..identifiers import slug
from ..library import Library
from ..page_view import PageView
from ..paths import article_path, series_path, tag_path
from ..records import Article
from ..series import Series
from ..settings import Settings
from .article_source import references_section
from .entries import article_line, articles_list, page_line, paper_names, people_names, source_links
from .text import document, escaped, facts, heading, link


def article_twin(article: Article, source: str, library: Library, settings: Settings) -> str:
    """Return the author's own Markdown, `source`, below its facts."""
    series = library.series_of(article)
    address = settings.absolute(article_path(article))
    topics = (link(name, settings.absolute(tag_path(slug(name)))) for name in article.tags)
    return document(
        heading(article.title, 1),
        escaped(article.summary or ""),
        facts(
            (
                ("Page", link(address, address)),
                ("By", people_names(article.authors, library.owner, settings)),
                ("Date", article.date.words),
                ("Revised", article.modified.words if article.modified else ""),
                ("Series", _place_in(series, article, settings) if series else ""),
                ("Topics", ", ".join(topics)),
                ("Papers", paper_names(article.publications, settings)),
                ("Sources", source_links(article.sources)),
            )
        ),
        source,
        references_section(article, settings),
    )


def _place_in(series: Series, article: Article, settings: Settings) -> str:
    """Return which part of a series an article is, and its neighbours there."""
    name = link(series.name, settings.absolute(series_path(series.slug)))
    near = (("after", series.before(article)), ("before", series.after(article)))
    words = (
        f"{word} {link(other.title, settings.absolute(article_path(other)))}"
        for word, other in near
        if other
    )
    return ", ".join([f"{name}, part {series.position(article)}", *words])


def series_twin(view: PageView, series: Series, settings: Settings) -> str:
    """Return the list of the parts of a series that are out."""
    parts = (f"{series.position(part)}. {article_line(part, settings)}" for part in series.parts)
    return document(
        heading(view.title, 1),
        escaped(view.description),
        page_line(view.path, settings),
        "\n".join(parts),
    )


def section_twin(
    view: PageView, library: Library, sources: Mapping[str, str], settings: Settings
) -> str:
    """Return the list of the posts, or the news, which stand there in full as on the page."""
    articles = library.section(view.path.strip("/"))
    if view.kind == "news":
        entries = [
            _whole(article, sources[article_path(article)], settings) for article in articles
        ]
    else:
        entries = [articles_list(articles, settings)]
    return document(
        heading(view.title, 1),
        escaped(view.description),
        page_line(view.path, settings),
        *entries,
    )


def _whole(article: Article, source: str, settings: Settings) -> str:
    return "\n\n".join(
        filter(
            None,
            (
                f"## {link(article.title, settings.absolute(article_path(article)))}",
                article.date.words,
                source,
                references_section(article, settings),
            ),
        )
    )
