"""The Markdown of each article as its author wrote it, without its front matter.

Lines that say more on the page than in the file are those of the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from .front_matter import text_start
from .markdown_file import Rewritten
from .paths import article_path
from .records import Article
from .reference_words import with_reference_words
from .sources import read_text

# An image of Markdown or HTML, and the caption below one.
_PICTURE = re.compile(
    r"!\[(?:[^\[\]]|\[[^\[\]]*\])*+\](?:\((?:[^()]|\([^()]*\))*+\)|\[[^\[\]]*\])(?:\{[^{}\n]*\})?"
    r"|<img\b[^>]*>|/(?<=^/)//[ ]*[\w-]*caption\b.*?^///[ ]*$",
    re.MULTILINE | re.DOTALL,
)


def article_texts(
    articles: Iterable[Article],
    rewritten: Mapping[str, Iterable[Rewritten]],
    html: Mapping[str, str],
) -> dict[str, str]:
    """Return the path of each article's page -> its text.

    `rewritten` and `html`, which is rendered of the text, are by the same paths.
    """
    texts = {}
    for article in articles:
        path = article_path(article)
        text = article_text(Path(article.place.file), rewritten.get(path, ()))
        texts[path] = with_reference_words(text, html[path])
    return texts


def article_text(file: Path, rewritten: Iterable[Rewritten] = ()) -> str:
    """Return what stands below the front matter of a file."""
    return below_front_matter(read_text(file, []), rewritten)


def below_front_matter(text: str, rewritten: Iterable[Rewritten] = ()) -> str:
    """Return what stands below the front matter, which an empty line or a closing --- ends."""
    lines = text.split("\n")
    start = text_start(lines)
    for one in sorted(rewritten, key=lambda one: one.line, reverse=True):
        lines[one.line - 1 : one.end] = one.text.split("\n")
    return "\n".join(lines[start:]).strip()


def first_paragraph(text: str) -> str:
    """Return the first words of a Markdown text: a paragraph on one line, without pictures."""
    paragraphs = re.split(r"\n[ \t]*\n", _PICTURE.sub("", text))
    return next(filter(None, (" ".join(one.split()) for one in paragraphs)), "")
