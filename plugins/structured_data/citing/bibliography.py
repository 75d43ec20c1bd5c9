"""What an article cites: papers of publications.bib, entries of references.bib beside the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from ..bibtex_source import read_bibtex
from ..errors import Place, Problem
from ..imports.bibtex import works
from ..keyed import Records, is_whole
from ..records import Publication
from ..records.articles import SECTIONS, Cited
from ..sources import read_text
from ..suggestions import suggestion
from .lost_fields import lost_fields
from .text_citations import KEY, Miswritten, cited_keys

FILE = "references.bib"


def cited_works(
    path: Path,
    keys: Iterable[tuple[int, str]],
    miswritten: Iterable[Miswritten],
    publications: Mapping[str, Publication],
    problems: list[Problem],
) -> tuple[Cited, ...]:
    """Return the works that a Markdown file cites by `keys`, in the order of their first citation.

    An entry of references.bib that nobody cites is left out.
    """
    beside: Records[Cited] = Records()
    if path.name == "index.md" and (path.parent / FILE).exists():
        beside = _references(path.parent / FILE, publications, problems)
    cited: dict[str, Cited] = {}
    for line, key in keys:
        if publication := publications.get(key):
            cited[key] = Cited(key, publication.reference, publication)
        elif key in beside:
            cited[key] = beside[key]
        elif is_whole(publications) and beside.whole:
            message = f"'@{key}' is {_unknown(key, path, [*publications, *beside])}"
            problems.append(Problem(Place(str(path), line), message))
    for one in miswritten:
        if not one.key or one.key in publications or one.key in beside:
            message = f"{one.written[:80]!r} is no citation ({one.remedy})"
            problems.append(Problem(Place(str(path), one.line), message))
    return tuple(cited.values())


def lost_citations(path: Path, shown: Iterable[str]) -> list[Problem]:
    """Return a problem for each key that a Markdown file cites more often than its page shows."""
    lines: dict[str, list[int]] = {}
    for line, key in cited_keys(read_text(path, [])):
        lines.setdefault(key, []).append(line)
    times = Counter(shown)
    remedy = "move it out of HTML, and of lines that are indented as code is"
    return [
        Problem(
            Place(str(path), on[0]),
            f"'@{key}' is cited on {'lines' if len(on) > 1 else 'line'} "
            f"{', '.join(map(str, on))}, and Markdown shows {times[key]} of {len(on)} ({remedy})",
        )
        for key, on in lines.items()
        if times[key] < len(on)
    ]


def unread_references(articles: Iterable[Path], content: Path) -> list[Problem]:
    """Return a problem for each references.bib that no index.md stands beside."""
    read = {path.parent for path in articles if path.name == "index.md"}
    message = "is read by nothing (move it beside the index.md that cites it)"
    return [
        Problem(Place(str(file), 1), message)
        for section in SECTIONS
        for file in (content / section).rglob(FILE)
        if file.parent not in read
    ]


def _references(
    file: Path, publications: Mapping[str, Publication], problems: list[Problem]
) -> Records[Cited]:
    """Return key -> work of the references beside a text."""
    found: Records[Cited] = Records()
    before = len(problems)
    read = works(read_bibtex(file, problems), problems)
    found.whole = len(problems) == before
    for entry, reference in read:
        key = reference.key
        if key.lower() in publications:
            message = f"{key!r} is a paper of publications.bib (remove it here)"
            problems.append(Problem(entry.place, message))
        elif not re.fullmatch(KEY, key):
            message = f"{key!r} cannot be cited (write letters, digits and : . / + - _)"
            problems.append(Problem(entry.place, message))
        problems += lost_fields(entry, reference)
        found.setdefault(key, Cited(key, reference, None))
    return found


def _unknown(key: str, path: Path, known: Iterable[str]) -> str:
    place = f"{FILE} beside this file" if path.name == "index.md" else FILE
    remedy = suggestion(f"@{key}", [f"@{word}" for word in known])
    if path.name != "index.md" and not remedy:
        remedy = f"move this text to {path.stem}/index.md, and add {FILE} beside it"
    return f"no key in publications.bib or {place} ({remedy or f'add it to {path.parent / FILE}'})"
