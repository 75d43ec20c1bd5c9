"""The text of publications.bib with more in it, all else byte for byte as it was."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from ..bibtex_source import bibtex_entries, closing_braces, without_comments


def with_fields(text: str, additions: Mapping[str, Mapping[str, str]]) -> str:
    """Return the text with more fields at the end of some entries: key -> name -> LaTeX."""
    ends = closing_braces(text)
    for key in sorted(additions, key=lambda key: ends[key], reverse=True):
        text = _with_fields(text, ends[key], additions[key])
    return text


def with_entries(text: str, entries: Iterable[str]) -> str:
    """Return the text with new entries before its first one, or at its end."""
    newline = "\r\n" if "\r\n" in text else "\n"
    added = newline.join(entry.replace("\n", newline) for entry in entries)
    if not added:
        return text
    there = bibtex_entries(text.replace("\r\n", "\n"), "", [])
    if not there:
        end = "" if text.endswith("\n") or not text else newline
        return f"{text}{end}{newline if text.strip() else ''}{added}"
    start = _start_with_comments(text, min(entry.place.line for entry in there))
    is_below_head = start and not text[:start].endswith(newline * 2)
    return f"{text[:start]}{newline if is_below_head else ''}{added}{newline}{text[start:]}"


def _with_fields(text: str, brace: int, fields: Mapping[str, str]) -> str:
    """Return the text with fields before one closing brace."""
    newline = "\r\n" if "\r\n" in text else "\n"
    before = without_comments(text)[:brace].rstrip()
    last = len(before)  # where the last value ends, or the comma after it
    start = text.rfind("\n", 0, brace) + 1
    has_line = not text[start:brace].strip() and start > last
    comma = "" if before.endswith(",") else ","
    final = "," if not comma else ""
    indent = _indentation(before)
    lines = [f"{indent}{name} = {{{value}}}" for name, value in fields.items()]
    added = f",{newline}".join(lines) + final + newline
    if has_line:
        return f"{text[:last]}{comma}{text[last:start]}{added}{text[start:]}"
    return f"{text[:last]}{comma}{newline}{added}{text[brace:]}"


def _indentation(before: str) -> str:
    """Return the spaces before the fields of the entry that ends here."""
    begin = max(
        (match.start() for match in re.finditer(r"^[ \t]*@", before, re.MULTILINE)), default=0
    )
    match = re.search(r"^([ \t]+)[\w+]+[ \t]*=", before[begin:], re.MULTILINE)
    return match[1] if match else "  "


def _start_with_comments(text: str, line: int) -> int:
    """Return the offset of a line or of the comments right above it; the head of a file is none."""
    lines = text.split("\n")
    first = line - 1
    while first and lines[first - 1].lstrip().startswith("%"):
        first -= 1
    above = first or line - 1
    return sum(len(line) + 1 for line in lines[:above])
