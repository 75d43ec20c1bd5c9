"""The Markdown of each article as its author wrote it, without its front matter."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from .paths import article_path
from .records import Article
from .reference_words import with_reference_words
from .sources import read_text


def article_texts(articles: Iterable[Article], html: Mapping[str, str]) -> dict[str, str]:
    """Return the path of each article's page -> its text; `html` is what is rendered of it."""
    texts = {article_path(article): article_text(Path(article.place.file)) for article in articles}
    return {path: with_reference_words(text, html[path]) for path, text in texts.items()}


def article_text(file: Path) -> str:
    """Return what stands below the front matter, which an empty line or a closing --- ends."""
    lines = read_text(file, []).split("\n")
    for number, line in enumerate(lines):
        if not line.strip() or (number and re.fullmatch(r"(-{3}|\.{3})\s*", line)):
            return "\n".join(lines[number + 1 :]).strip()
    return ""
