"""The entries of a references.bib as references."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from .. import identifiers
from ..bibtex_source import read_bibtex
from ..dates import PartialDate
from ..errors import Place, Problem
from ..fields import NAME
from ..latex import text_of
from ..names import Name, name_list
from ..records import Reference
from ..sources import Mapping, Scalar

T = TypeVar("T")

TYPES = {
    "article": "article",
    "inproceedings": "inproceedings",
    "conference": "inproceedings",
    "incollection": "chapter",
    "inbook": "chapter",
    "book": "book",
    "phdthesis": "thesis",
    "mastersthesis": "thesis",
    "thesis": "thesis",
    "techreport": "report",
    "report": "report",
    "online": "webpage",
    "software": "software",
    "dataset": "dataset",
}


def read_references(path: Path, problems: list[Problem]) -> tuple[Reference, ...]:
    """Return the works in a BibTeX file of any origin."""
    found = (_reference(entry, problems) for entry in read_bibtex(path, problems))
    return tuple(reference for reference in found if reference)


def _reference(entry: Mapping, problems: list[Problem]) -> Reference | None:
    def raw(*names: str) -> str:
        nodes = (entry.fields.get(name) for name in names)
        return next((node.text for node in nodes if isinstance(node, Scalar)), "")

    def read(parse: Callable[[str], T], *names: str) -> T | None:
        """Return a field through `parse`; None where that takes it for nothing it knows."""
        try:
            return parse(raw(*names)) if raw(*names) else None
        except ValueError:
            return None

    title = read(text_of, "title")
    if not title:
        message = "has no title that can be read (add one, or leave the entry out)"
        problems.append(Problem(entry.place, message))
        return None
    is_arxiv = raw("eprinttype", "archiveprefix").lower() == "arxiv"
    return Reference(
        key=entry.place.key,
        type=TYPES.get(raw("entrytype"), "preprint" if is_arxiv else "other"),
        title=title,
        title_latex=raw("title"),
        authors=_names(entry, raw("author"), problems),
        date=read(PartialDate.parse, "date", "year"),
        container=read(text_of, "booktitle", "journaltitle", "journal"),
        volume=read(text_of, "volume"),
        number=read(text_of, "number"),
        institution=read(text_of, "institution", "school"),
        publisher=read(text_of, "publisher"),
        doi=read(identifiers.doi, "doi"),
        arxiv=read(identifiers.arxiv, "eprint") if is_arxiv else None,
        url=read(identifiers.web_address, "url"),
    )


def _names(entry: Mapping, written: str, problems: list[Problem]) -> tuple[Name, ...]:
    names = []
    place = Place(entry.place.file, entry.place.line, f"{entry.place.key}.author")
    for name in name_list(written):
        if name == "others":
            problems.append(Problem(place, "ends in 'and others' (name the other authors)"))
            continue
        try:
            names.append(Name.parse(name))
        except ValueError:
            problems.append(Problem(place, f"{name[:80]!r} is not {NAME}"))
    return tuple(names)
