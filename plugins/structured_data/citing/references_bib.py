"""The entries of a references.bib as references."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from ..bibtex_source import read_bibtex
from ..dates import PartialDate
from ..errors import Problem
from ..latex import text_of
from ..names import Name, name_list
from ..records import Reference
from ..sources import Mapping, Scalar

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

    if not raw("title"):
        problems.append(Problem(entry.place, "has no title (add one, or leave the entry out)"))
        return None
    date = None
    with suppress(ValueError):
        date = PartialDate.parse(raw("date", "year"))
    arxiv = raw("eprint") if raw("eprinttype", "archiveprefix").lower() == "arxiv" else ""
    return Reference(
        key=entry.place.key,
        type=TYPES.get(raw("entrytype"), "preprint" if arxiv else "other"),
        title=text_of(raw("title")),
        title_latex=raw("title"),
        authors=tuple(Name.parse(name) for name in name_list(raw("author")) if name != "others"),
        date=date,
        container=text_of(raw("booktitle", "journaltitle", "journal")) or None,
        volume=raw("volume") or None,
        number=raw("number") or None,
        institution=text_of(raw("institution", "school")) or None,
        publisher=text_of(raw("publisher")) or None,
        doi=raw("doi") or None,
        arxiv=arxiv or None,
        url=raw("url") or None,
    )
