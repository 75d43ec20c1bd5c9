"""One article as its file now says, beside all else as it was."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

from .article_reader import ArticleReader
from .errors import InvalidData, Problem
from .library import Library
from .loading import people_with_pages
from .page_view import PageView, article_page, draft_page


def with_renewed_article(
    library: Library, file: Path, content: Path, today: dt.date
) -> tuple[Library, PageView]:
    """Return the library with what a file under `content` now says, and the page of that.

    Its place among others, and what they say of it, are as they were. Raises InvalidData where
    something is wrong with it, and ValueError where it had no page before, or a draft's.
    """
    problems: list[Problem] = []
    with_pages = people_with_pages(library.profile, library.publications)
    reader = ArticleReader(library.owner, library.people, library.publications, with_pages, today)
    article = reader.article(file, content, problems)
    if problems:
        raise InvalidData(problems)
    is_out = article.is_out(today)
    articles = list(library.articles if is_out else library.drafts)
    articles[[one.place.file for one in articles].index(article.place.file)] = article
    if is_out:
        return replace(library, articles=tuple(articles)), article_page(article)
    return replace(library, drafts=tuple(articles)), draft_page(article)
