"""The meta tags by which reference managers and search engines know a work."""

from __future__ import annotations

from .citations.dublin_core import dublin_core_tags
from .citations.highwire import highwire_tags
from .page_view import PageView
from .records import Article, Publication
from .settings import Settings


def citation_tags(view: PageView, settings: Settings) -> list[tuple[str, str]]:
    """Return the names and contents of the tags of a paper, a post or a news item."""
    if isinstance(view.subject, Publication):
        return highwire_tags(view.subject, settings)
    if isinstance(view.subject, Article):
        return dublin_core_tags(view.subject)
    return []
