"""BibTeX, for reference managers and LaTeX."""

from __future__ import annotations

import re

from ..dates import MONTHS
from ..latex import latex_of
from ..names import Name
from ..records import Reference


def to_bibtex(publication: Reference) -> str:
    """Return one BibTeX entry, in fields that classic BibTeX styles and biblatex both read."""
    fields = {
        "author": " and ".join(_author(author) for author in publication.authors),
        "title": _title(publication.title_latex),
        "booktitle": latex_of(publication.container or ""),
        "year": str(publication.date.year) if publication.date else None,
        "month": _month(publication),
        "volume": latex_of(publication.volume or ""),
        "pages": latex_of(str(publication.pages or "")).replace("\u2013", "--"),
        "address": latex_of(publication.event_place or ""),
        "publisher": latex_of(publication.publisher or ""),
        "doi": publication.doi,
        "eprint": publication.arxiv,
        "archiveprefix": "arXiv" if publication.arxiv else None,
        "primaryclass": publication.arxiv_class,
        "url": publication.url or publication.arxiv_url,
    }
    lines = [
        f"  {name:<13} = {value if name == 'month' else '{' + value + '}'},"
        for name, value in fields.items()
        if value
    ]
    type_ = "misc" if publication.type == "preprint" else publication.type
    return "\n".join([f"@{type_}{{{publication.key},", *lines, "}", ""])


def _author(name: Name) -> str:
    """Return a name as BibTeX reads it back: that of a group, or in several words, in braces."""
    inverted = latex_of(name.inverted)
    return f"{{{inverted}}}" if name.group or (not name.given and " " in inverted) else inverted


def _month(publication: Reference) -> str | None:
    month = publication.date.month if publication.date else None
    return MONTHS[month - 1][:3].lower() if month else None


def _title(latex: str) -> str:
    """Return a title as it was written, with what LaTeX would stumble over escaped."""
    return re.sub(r"(?<!\\)([%&#])", r"\\\1", latex)
