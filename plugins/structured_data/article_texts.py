"""The Markdown of each article as its author wrote it, without its front matter."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from .paths import article_path
from .records import Article
from .sources import read_text


def article_texts(articles: Iterable[Article]) -> dict[str, str]:
    """Return the path of each article's page -> its text."""
    return {article_path(article): article_text(Path(article.place.file)) for article in articles}


def article_text(file: Path) -> str:
    """Return what stands below the front matter, which an empty line or a closing --- ends."""
    lines = read_text(file, []).split("\n")
    for number, line in enumerate(lines):
        if not line.strip() or (number and re.fullmatch(r"(-{3}|\.{3})\s*", line)):
            return "\n".join(lines[number + 1 :]).strip()
    return ""
