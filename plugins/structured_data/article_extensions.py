"""The Markdown extensions of one article: for what it cites, and what it links to by key."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .citing.bibliography import lost_citations
from .citing.extension import Citations
from .errors import Problem
from .linking.beside import FilesBeside
from .linking.extension import KeyedLinks
from .linking.keyed_links import lost_links
from .records import Article
from .sources import read_text


@dataclass(frozen=True)
class ArticleExtensions:
    """Those that an article needs; None for what it has none of."""

    citations: Citations | None = None
    links: KeyedLinks | None = None

    @classmethod
    def of(cls, article: Article, citation_style: str) -> ArticleExtensions:
        return cls(
            Citations(article.cited, citation_style) if article.cited else None,
            KeyedLinks(article.linked) if article.linked else None,
        )

    def added_to(self, settings: dict[str, Any]) -> dict[str, Any]:
        """Return Pelican's settings with these among the extensions of Markdown."""
        markdown = settings["MARKDOWN"]
        own = [extension for extension in (self.citations, self.links) if extension]
        extensions = [*markdown["extensions"], FilesBeside(), *own]
        return {**settings, "MARKDOWN": {**markdown, "extensions": extensions}}

    def lost(self, path: Path) -> list[Problem]:
        """Return a problem for all of its file that was not set when it was rendered."""
        problems: list[Problem] = []
        if self.citations:
            problems += lost_citations(path, self.citations.shown)
        if self.links:
            problems += lost_links(path, read_text(path, []), self.links.shown)
        return problems
