"""A post as bibliographies know it, so that others can cite it."""

from __future__ import annotations

from .latex import latex_of
from .paths import article_path
from .records import Article, Reference
from .records.references import citation_key
from .settings import Settings


def article_reference(article: Article, settings: Settings) -> Reference:
    """Return the reference of a post: a web page, on a site that is named where no author is it."""
    authors = tuple(person.parts for person in article.authors)
    is_theirs = settings.site_name in {person.name for person in article.authors}
    return Reference(
        key=citation_key(authors, article.date, article.slug),
        type="webpage",
        title=article.title,
        title_latex=_title_latex(article.title),
        authors=authors,
        date=article.date,
        container=None if is_theirs else settings.site_name,
        genre="Blog post",
        url=settings.absolute(article_path(article)),
        language=settings.language,
    )


def _title_latex(title: str) -> str:
    """Return a title with braces around words such as LLM, whose capitals styles would lower."""
    words = ((word, latex_of(word)) for word in title.split())
    return " ".join(
        f"{{{latex}}}" if word[1:] != word[1:].lower() else latex for word, latex in words
    )
