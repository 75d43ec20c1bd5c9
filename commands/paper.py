"""Adds papers to content/data without retyping."""

from __future__ import annotations

import difflib
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from .asking import NOTHING_WRITTEN, agreed, can_ask
from .errors import CommandError
from .paper_sources import ARXIV_ADDRESS, DOI_ADDRESS, references_from
from .project import CONTENT, shown, use_plugins
from .records import read_library, save_records
from .yaml_records import with_records

if TYPE_CHECKING:
    from structured_data.library import Library
    from structured_data.records import Reference

PAPERS, PEOPLE = "publications.bib", "people.yaml"


def add_papers(
    source: str,
    yes: bool = False,
    content: Path = CONTENT,
    doi_address: str = DOI_ADDRESS,
    arxiv_address: str = ARXIV_ADDRESS,
) -> None:
    """Add what publications.bib and people.yaml lack of the papers in a source.

    Shows the change first; CommandError, and nothing written, where a problem arises.
    """
    use_plugins()
    from structured_data.errors import Problem
    from structured_data.imports.merge import Site, merge

    problems: list[Problem] = []
    references = references_from(source, problems, doi_address, arxiv_address)
    _tell(problems)
    if not references:
        raise CommandError(NOTHING_WRITTEN)
    library = read_library(content)
    venues = tuple(library.venues.values())
    site = Site(tuple(library.people.values()), library.owner, venues)
    old = {name: _text(content / "data" / name) for name in (PEOPLE, PAPERS)}
    merged = merge(old[PAPERS], _with_known_topics(references, library), site)
    _tell(merged.refusals)
    for line in merged.lines:
        print(line, flush=True)
    new = {PEOPLE: _with_people(old[PEOPLE], merged.people), PAPERS: merged.papers}
    changed = {name: text for name, text in new.items() if text != old[name]}
    if not changed:
        print("nothing to add")
    elif not _written(content / "data", old, changed, yes):
        return
    if problems or merged.refusals:
        raise CommandError("not all was added (see above)")


def _with_known_topics(references: Iterable[Reference], library: Library) -> list[Reference]:
    """Return references whose keywords are spelled as the site spells its topics."""
    from structured_data.one_spelling import likeness

    papers = (paper.keywords for paper in library.publications.values())
    articles = (article.tags for article in (*library.articles, *library.drafts))
    known = {likeness(name): name for names in (*articles, *papers) for name in names}
    return [
        replace(
            reference,
            keywords=tuple(known.get(likeness(word), word) for word in reference.keywords),
        )
        for reference in references
    ]


def _written(data: Path, old: Mapping[str, str], changed: Mapping[str, str], yes: bool) -> bool:
    """Show the change, and make it if a person wants it; return whether it was made."""
    for name, text in changed.items():
        _show_difference(shown(data / name), old[name], text)
    if not yes and not can_ask():
        raise CommandError(f"{NOTHING_WRITTEN}: no terminal to ask at (add --yes to write this)")
    if not yes and not agreed("Write this?"):
        print(NOTHING_WRITTEN)
        return False
    for name in changed:
        if _text(data / name) != old[name]:
            message = f"was changed meanwhile: {NOTHING_WRITTEN} (import again)"
            raise CommandError(f"{shown(data / name)} {message}")
    save_records(data.parent, changed)
    for name in changed:
        print(f"{shown(data / name)} written")
    return True


def _with_people(text: str, people: Sequence[Mapping[str, str]]) -> str:
    try:
        return with_records(text, *people) if people else text
    except ValueError as error:
        raise CommandError(f"{PEOPLE}: {error}; {NOTHING_WRITTEN}") from None


def _show_difference(name: str, before: str, after: str) -> None:
    old, new = (text.replace("\r\n", "\n").splitlines() for text in (before, after))
    lines = difflib.unified_diff(old, new, f"a/{name}", f"b/{name}", lineterm="")
    print(*lines, sep="\n", flush=True)


def _text(file: Path) -> str:
    """Return the text of a file with its line ends as they are."""
    try:
        return file.read_bytes().decode()
    except OSError as error:
        raise CommandError(f"{shown(file)}: cannot be read: {error.strerror}") from error


def _tell(lines: Iterable[object]) -> None:
    for line in lines:
        print(line, file=sys.stderr, flush=True)
