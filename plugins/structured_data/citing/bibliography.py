"""What an article cites: papers of publications.bib, entries of references.bib beside the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from ..errors import Place, Problem
from ..fields import suggestion
from ..imports.bibtex import read_bibtex
from ..keyed import Records, is_whole
from ..records import Publication
from ..records.articles import Cited
from ..sources import read_text
from .text_citations import cited_keys, miswritten

FILE = "references.bib"
_ENTRY = re.compile(r"^[ \t]*@[ \t]*(\w+)[ \t]*[{(][ \t]*([^,\s=}]+)", re.MULTILINE)


def cited_works(
    path: Path, publications: Mapping[str, Publication], problems: list[Problem]
) -> tuple[Cited, ...]:
    """Return the works that a Markdown file cites, in the order of their first citation.

    An entry of references.bib that nobody cites is left out.
    """
    text = read_text(path, [])
    if "[@" not in text and not (path.parent / FILE).exists():
        return ()  # most cite nothing
    works = _citable_works(path, publications, problems)
    cited: dict[str, Cited] = {}
    for line, key in cited_keys(text):
        if key in works:
            cited[key] = works[key]
        elif is_whole(works):
            place = Place(str(path), line)
            problems.append(Problem(place, f"'@{key}' is {_unknown(key, path, works)}"))
    for line, written in miswritten(text):
        message = f"{written[:80]!r} is no citation (write [@key], [@key, p. 12] or [@key; @other])"
        problems.append(Problem(Place(str(path), line), message))
    return tuple(cited.values())


def _citable_works(
    path: Path, publications: Mapping[str, Publication], problems: list[Problem]
) -> Records[Cited]:
    """Return key -> work of all that a Markdown file may cite."""
    works: Records[Cited] = Records()
    works.whole = is_whole(publications)
    for key, publication in publications.items():
        works[key] = Cited(key, publication.reference, publication)
    file = path.parent / FILE
    if path.name != "index.md" or not file.exists():
        return works
    before = len(problems)
    references = read_bibtex(read_text(file, problems), str(file), problems)
    works.whole = works.whole and len(problems) == before
    told = {(problem.place.file, problem.place.line) for problem in problems}
    repeated = _repeated_keys(file, publications)
    problems += [p for p in repeated if (p.place.file, p.place.line) not in told]
    for reference in references:
        works.setdefault(reference.key, Cited(reference.key, reference, None))
    return works


def _repeated_keys(file: Path, publications: Mapping[str, Publication]) -> Iterator[Problem]:
    """Yield a problem for each key of references.bib that stands above, or in publications.bib."""
    text = read_text(file, [])
    seen: set[str] = set()
    for match in _ENTRY.finditer(text):
        kind, key = match[1].lower(), match[2]
        if kind in ("comment", "preamble", "string"):
            continue
        place = Place(str(file), text.count("\n", 0, match.start(1)) + 1, key)
        if key in publications:
            yield Problem(place, f"{key!r} is a paper of publications.bib (remove it here)")
        elif key in seen:
            yield Problem(place, f"{key!r} is used above (choose another key)")
        seen.add(key)


def _unknown(key: str, path: Path, works: Mapping[str, Cited]) -> str:
    place = f"{FILE} beside this file" if path.name == "index.md" else FILE
    remedy = suggestion(f"@{key}", [f"@{known}" for known in works])
    if path.name != "index.md" and not remedy:
        remedy = f"move this text to {path.stem}/index.md, and add {FILE} beside it"
    return f"no key in publications.bib or {place} ({remedy or f'add it to {path.parent / FILE}'})"
