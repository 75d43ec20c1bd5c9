"""The page of a post or news item, and the list of a section."""

from __future__ import annotations

from collections.abc import Mapping

from ..identifiers import slug
from ..library import Library
from ..page_view import PageView
from ..paths import article_path, tag_path
from ..records import Article, Person
from ..settings import Settings
from .article_source import article_source, references_section
from .entries import articles_list, page_line, paper_names, people_names, source_links
from .text import document, escaped, facts, heading, link


def article_twin(article: Article, text: str, owner: Person, settings: Settings) -> str:
    """Return the author's own Markdown below its facts."""
    address = settings.absolute(article_path(article))
    topics = (link(name, settings.absolute(tag_path(slug(name)))) for name in article.tags)
    return document(
        heading(article.title, 1),
        escaped(article.summary or ""),
        facts(
            (
                ("Page", link(address, address)),
                ("By", people_names(article.authors, owner, settings)),
                ("Date", article.date.words),
                ("Revised", article.modified.words if article.modified else ""),
                ("Topics", ", ".join(topics)),
                ("Papers", paper_names(article.publications, settings)),
                ("Sources", source_links(article.sources)),
            )
        ),
        article_source(article, text, settings),
        references_section(article, settings),
    )


def section_twin(
    view: PageView, library: Library, texts: Mapping[str, str], settings: Settings
) -> str:
    """Return the list of the posts, or the news, which stand there in full as on the page."""
    articles = library.section(view.path.strip("/"))
    if view.kind == "news":
        entries = [_whole(article, texts[article_path(article)], settings) for article in articles]
    else:
        entries = [articles_list(articles, settings)]
    return document(
        heading(view.title, 1),
        escaped(view.description),
        page_line(view.path, settings),
        *entries,
    )


def _whole(article: Article, text: str, settings: Settings) -> str:
    return "\n\n".join(
        filter(
            None,
            (
                f"## {link(article.title, settings.absolute(article_path(article)))}",
                article.date.words,
                article_source(article, text, settings),
                references_section(article, settings),
            ),
        )
    )
