"""A reference as one line to read: names in full, as in the ACM's format and on a CV."""

from __future__ import annotations

from dataclasses import dataclass

from ..locators import (
    chapter_words,
    container_words,
    edition_words,
    event_words,
    joined,
    pages_words,
    series_words,
    volume_words,
)
from ..names import Name
from ..records import Reference
from ..records.references import REFERENCE_TYPES, STATUSES

AUTHORS_SHOWN = 10  # of more than these, the first ones stand for all


@dataclass(frozen=True)
class Part:
    """One sentence of a citation, and where it leads."""

    text: str
    url: str | None = None


def cite_as(reference: Reference) -> str:
    """Return the whole citation as one line of text."""
    return " ".join(part.text for part in citation_parts(reference))


def citation_parts(reference: Reference) -> tuple[Part, ...]:
    """Return the sentences of a citation: authors, date, title, where it stands, its address."""
    who, when = _authors(reference), _when(reference)
    title = reference.warned_title
    first = (who, when, title) if who else (title, when)
    sentences = (*first, _where(reference), _publisher(reference))
    parts = [Part(_ended(" ".join(text.split()))) for text in sentences if text]
    if reference.address:
        parts.append(Part(reference.address, reference.address))
    return tuple(parts)


def author_year(reference: Reference) -> str:
    """Return the label that a text refers by: Example et al., 2025."""
    families = [name.family for name in reference.authors or reference.editors]
    if not families:
        who = reference.title
    elif len(families) > 2 or reference.more_authors:
        who = f"{families[0]} et al."
    else:
        who = " and ".join(families)
    pending = _pending(reference)
    when = str(reference.date.year) if reference.date else pending.lower() if pending else "n.d."
    return f"{who}, {when}"


def _authors(reference: Reference) -> str:
    if not reference.authors and reference.editors and reference.type != "chapter":
        return _edited_by(reference.editors)
    return _listed(reference.authors, reference.more_authors)


def _edited_by(editors: tuple[Name, ...]) -> str:
    return f"{_listed(editors)} ({'Ed' if len(editors) == 1 else 'Eds'}.)"


def _listed(names: tuple[Name, ...], there_are_more: bool = False) -> str:
    """Return A; A and B; A, B, and C; or the first of many with et al."""
    shown = [str(name) for name in names[:AUTHORS_SHOWN]]
    if shown and (there_are_more or len(names) > AUTHORS_SHOWN):
        return f"{', '.join(shown)}, et al."
    if len(shown) > 2:
        return f"{', '.join(shown[:-1])}, and {shown[-1]}"
    return " and ".join(shown)


def _pending(reference: Reference) -> str | None:
    """Return where a work stands that is not out yet."""
    status = reference.status
    return STATUSES[status] if status and status != "retracted" else None


def _when(reference: Reference) -> str:
    """Return the year, where the work stands, or both: 2026, forthcoming."""
    year = str(reference.date.year) if reference.date else None
    pending = _pending(reference)
    if year and pending:
        return f"{year}, {pending.lower()}"
    return year or pending or "n.d."


def _where(reference: Reference) -> str:
    """Return what the work is a part of, or what kind of work it is."""
    match reference.type:
        case "article":
            return _in_journal(reference)
        case "inproceedings" | "chapter":
            return f"In {_in_book(reference)}" if reference.container else _in_book(reference)
        case "book":
            return joined(
                edition_words(reference), series_words(reference), volume_words(reference)
            )
        case _:
            return _kind(reference)


def _in_journal(reference: Reference) -> str:
    """Return Journal 12(3), 81-95."""
    issue = f"({reference.number})" if reference.number else ""
    volume = f"{reference.volume or ''}{issue}"
    return joined(
        " ".join(filter(None, (reference.container, volume))),
        str(reference.pages) if reference.pages else None,
    )


def _in_book(reference: Reference) -> str:
    """Return Proceedings (SHORT 2025), Series 3, volume 7, pages 81-95, Place, June 3-5, 2025."""
    return joined(
        _edited_by(reference.editors) if reference.editors else None,
        container_words(reference),
        edition_words(reference),
        series_words(reference),
        volume_words(reference),
        chapter_words(reference),
        pages_words(reference),
        event_words(reference),
    )


def _kind(reference: Reference) -> str:
    """Return PhD thesis, University, or Software, version 1.2, or Preprint, arXiv:2401.00002."""
    kind = reference.genre or _capitalized(REFERENCE_TYPES[reference.type])
    if reference.type == "other" and not reference.genre:
        kind = ""
    if reference.type == "preprint" and reference.arxiv:
        area = f" [{reference.arxiv_class}]" if reference.arxiv_class else ""
        return joined(kind, f"arXiv:{reference.arxiv}{area}")
    return joined(
        f"{kind} {reference.number or ''}".strip(),
        reference.container,
        series_words(reference),
        volume_words(reference),
        f"version {reference.version}" if reference.version else None,
        reference.institution or reference.publisher,
        reference.place,
    )


def _publisher(reference: Reference) -> str:
    """Return who brought out the book that it is, or stands in."""
    if reference.type not in ("inproceedings", "chapter", "book") or not reference.publisher:
        return ""
    return joined(reference.publisher, reference.place)


def _capitalized(words: str) -> str:
    return words[:1].upper() + words[1:]


def _ended(sentence: str) -> str:
    """Return a sentence with the stop that it may have already."""
    return (
        sentence if sentence.rstrip("\"'\u201d\u2019").endswith((".", "?", "!")) else f"{sentence}."
    )
