"""Where a work stands, piece by piece in words; whoever prints them joins them in its own order."""

from __future__ import annotations

from .records import Reference

# Of these a number is that within a series; of an article it is the issue, of others their own.
IN_SERIES = ("inproceedings", "chapter", "book")


def joined(*pieces: str | None) -> str:
    """Return the pieces that are known, with commas between them."""
    return ", ".join(piece for piece in pieces if piece)


def container_words(reference: Reference) -> str:
    """Return Proceedings of X (X 2025), or the name alone where it holds the short one."""
    name, short = reference.container or "", reference.container_short
    return name if not short or short in name else f"{name} ({short})".strip()


def series_words(reference: Reference) -> str | None:
    """Return Lecture Notes in Lamps 12; the number alone where no series is named."""
    number = reference.number if reference.type in IN_SERIES else None
    if reference.series:
        return f"{reference.series} {number}" if number else reference.series
    return f"number {number}" if number else None


def volume_words(reference: Reference) -> str | None:
    return f"volume {reference.volume}" if reference.volume else None


def issue_words(reference: Reference) -> str | None:
    is_issue = reference.number and reference.type == "article"
    return f"issue {reference.number}" if is_issue else None


def chapter_words(reference: Reference) -> str | None:
    return f"chapter {reference.chapter}" if reference.chapter else None


def pages_words(reference: Reference) -> str | None:
    """Return pages 81 to 95, with a dash, or page e17."""
    pages = reference.pages
    if not pages:
        return None
    return f"pages {pages}" if pages.last else f"page {pages}"


def edition_words(reference: Reference) -> str | None:
    """Return 2nd edition; an edition that is not a number stands as it is written."""
    edition = reference.edition
    if not edition:
        return None
    if edition.isdecimal():
        teen = edition[-2:-1] == "1"
        ending = "th" if teen else {"1": "st", "2": "nd", "3": "rd"}.get(edition[-1], "th")
        return f"{edition}{ending} edition"
    return edition if "ed" in edition.lower() else f"{edition} edition"


def event_words(reference: Reference) -> str:
    """Return where and when it was presented."""
    dates = reference.event_dates
    return joined(reference.event_place, dates.words if dates else None)
