"""Dublin Core meta tags, by which Zotero knows a post."""

from __future__ import annotations

from ..records import Article
from .last_first import last_first


def dublin_core_tags(article: Article) -> list[tuple[str, str]]:
    """Return (name, content) of each meta tag of a post's page."""
    return [
        ("DC.type", "blogPost"),
        ("DC.title", article.title),
        *(("DC.creator", last_first(person.parts)) for person in article.authors),
        ("DC.date", str(article.date)),
    ]
