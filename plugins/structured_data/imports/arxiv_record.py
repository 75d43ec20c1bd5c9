"""What arXiv says of a paper -> a reference."""

from __future__ import annotations

from collections.abc import Iterable

from ..names import Name
from ..records.references import Reference
from . import values
from .titles import readable, title_latex


def arxiv_reference(
    number: str, title: str, day: str, authors: Iterable[str], abstract: str, category: str
) -> Reference:
    """Return the preprint with this number; `day` is that of its first version."""
    latex = title_latex(values.visible(title))
    return Reference(
        key=number,
        type="preprint",
        title=readable(latex),
        title_latex=latex,
        authors=tuple(_name(author) for author in map(values.visible, authors) if author),
        date=values.date(day),
        arxiv=number,
        arxiv_class=category or None,
        abstract=values.visible(abstract) or None,
    )


def _name(text: str) -> Name:
    try:
        return Name.parse(text)
    except ValueError:
        return Name(text, group=True)
