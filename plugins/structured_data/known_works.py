"""Tells of a work that stands in publications.bib twice, and of a repository listed twice."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from .fields import Fields
from .identifiers import repository
from .records import Publication, Reference, Software

# A paper and its preprint are one entry; its thesis, software and data have entries of their own.
PAPERS = ("preprint", "inproceedings", "article", "chapter", "report")


class KnownWorks:
    """The DOIs, arXiv ids and titles of the entries read so far."""

    def __init__(self) -> None:
        self._keys: dict[tuple[str | None, ...], str] = {}

    def add(self, publication: Publication, fields: Fields) -> None:
        """Note a problem where an entry above has the DOI or arXiv id, or else the title."""
        doi, arxiv = publication.reference.doi, publication.reference.arxiv
        told = False
        for name, label, value in (("doi", "DOI", doi), ("eprint", "arXiv id", arxiv)):
            other = self._other((name, value.lower()), publication) if value else None
            if other:
                message = f"{value!r} is the {label} of '{other}', too (merge the two)"
                fields.problem(fields.place_of(name), message)
                told = True
        title = publication.title
        other = self._other(_title_key(publication.reference), publication) if title else None
        if other and not told:
            remedy = "merge the two; what came before it goes into versions"
            message = f"{title!r} is the title of '{other}', too ({remedy})"
            fields.problem(fields.place_of("title"), message)

    def _other(self, known: tuple[str | None, ...], publication: Publication) -> str | None:
        """Return the key of the first entry with what is known, where that is another one."""
        first = self._keys.setdefault(known, publication.key)
        return first if first != publication.key else None


def _title_key(reference: Reference) -> tuple[str | None, ...]:
    """Return what two entries of one work share, however their titles are set."""
    letters = unicodedata.normalize("NFKC", reference.title).casefold()
    type_ = "paper" if reference.type in PAPERS else reference.type
    return "title", type_, re.sub(r"[\W_]+", "", letters), reference.edition, reference.version


class KnownCode:
    """The repositories of papers, and those of software.yaml read so far."""

    def __init__(self, publications: Iterable[Publication]) -> None:
        papers = filter(None, map(Software.of_publication, publications))
        self._papers = {repository(paper.code): paper.key for paper in papers}
        self._software: dict[str, str] = {}

    def added(self, software: Software, fields: Fields) -> Software:
        """Return the software; a problem where its repository is that of another, or of a paper.

        One that names the paper says more of its code, and stands in its place.
        """
        code = repository(software.code)
        paper = self._papers.get(code)
        other = self._software.setdefault(code, software.key) if code else software.key
        if other != software.key:
            message = f"{software.code!r} is the code of '{other}', too (merge the two)"
            fields.problem(fields.place_of("code"), message)
        elif paper and paper not in {publication.key for publication in software.publications}:
            remedy = f"leave it out; or write publications: [{paper}]"
            message = f"{software.code!r} is the code of the paper '{paper}', too ({remedy})"
            fields.problem(fields.place_of("code"), message)
        return software
