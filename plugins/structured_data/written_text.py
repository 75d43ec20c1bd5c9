"""What a Markdown file says by itself, whatever records, articles and files there are beside it."""

from __future__ import annotations

from dataclasses import dataclass

from .article_texts import below_front_matter, first_paragraph
from .citing.text_citations import Miswritten, cited_keys, miswritten
from .errors import Problem
from .footnotes import note_problems
from .linking.files import marked_links
from .linking.keyed_links import bare_problems, keyed_links
from .linking.text_links import TextAddress
from .words import word_count

Links = tuple[tuple[int, TextAddress], ...]  # each with its line


@dataclass(frozen=True)
class WrittenText:
    """Of a text with all its links, citations and notes, what the records have to answer.

    `opening` is its first paragraph, `words` how many it has where each link has its own.
    """

    opening: str
    is_empty: bool
    words: int
    problems: tuple[Problem, ...]
    keyed: Links
    marked: Links
    cited: tuple[tuple[int, str], ...]
    miswritten: tuple[Miswritten, ...]


def written_text(file: str, text: str) -> WrittenText:
    """Return what a Markdown file says; it is told by its path, and by what is in it."""
    below = below_front_matter(text)
    keyed = tuple(keyed_links(text))
    return WrittenText(
        opening=first_paragraph(below),
        is_empty=not below,
        words=word_count(text),
        problems=(
            *bare_problems(file, text, {link.start for _, link in keyed}),
            *note_problems(file, text),
        ),
        keyed=keyed,
        marked=tuple(marked_links(text)),
        cited=tuple(cited_keys(text)),
        miswritten=tuple(miswritten(text)),
    )
