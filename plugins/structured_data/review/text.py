"""The review as a table for a terminal, and as a Markdown page."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from ..identifiers import host
from .entry import SECTIONS, Entry

_INTRODUCTION = """\
# For the owner to review

Made from the records by `./inv review`; a correction is an edit to the file and line named.
"""


def review_table(entries: Iterable[Entry]) -> str:
    """Return one table: where to edit, what it is, and the columns of its section."""
    rows = [
        (f"{entry.place.file}:{entry.place.line}", entry.section, " | ".join(entry.columns))
        for entry in entries
    ]
    widths = [max((len(row[column]) for row in rows), default=0) for column in (0, 1)]
    return "".join(f"{a:<{widths[0]}}  {b:<{widths[1]}}  {c}\n" for a, b, c in rows)


def review_markdown(entries: tuple[Entry, ...], link_check: str) -> str:
    """Return the page, one table to a section; `link_check` says when links were last asked."""
    parts = [_INTRODUCTION]
    for section, (title, heads) in SECTIONS.items():
        rows = [entry for entry in entries if entry.section == section]
        if rows or section == "dead-link":
            parts.append(f"## {title}\n")
        if section == "dead-link":
            parts.append(f"{link_check}\n")
        if rows:
            lines = [(*heads, "Edit"), ("---",) * (len(heads) + 1)]
            lines += [(*map(_cell, _columns(row)), _links(row)) for row in rows]
            parts.append("".join(f"| {' | '.join(line)} |\n" for line in lines))
    return "\n".join(parts)


def _columns(entry: Entry) -> tuple[str, ...]:
    """Return the columns of an entry, its sources behind what was found."""
    if not entry.sources:
        return entry.columns
    first, second, *rest = entry.columns
    sources = ", ".join(f"[{host(url)}]({url})" for url in entry.sources)
    return (first, f"{second} ({sources})", *rest)


def _cell(text: str) -> str:
    return " ".join(escape(text, quote=False).replace("|", "\\|").split())


def _links(entry: Entry) -> str:
    return ", ".join(f"`{place.file}:{place.line}`" for place in (entry.place, *entry.others))
