"""BibTeX and biblatex, as Google Scholar, DBLP, ACM, arXiv and Zotero export them."""

from __future__ import annotations

import re
from collections.abc import Mapping as Lookup
from collections.abc import Sequence
from dataclasses import replace

from ..bibtex_source import bibtex_entries
from ..dates import DateSpan, PartialDate
from ..errors import Place, Problem
from ..names import Name, name_list
from ..records.references import Reference
from ..sources import Mapping, Scalar
from . import values
from .bibtex_keys import with_keys
from .conferences import Conference, conference, short_series
from .preprints import settled
from .titles import escaped, readable, title_latex, without_entities, without_outer_braces

TYPES = {
    "article": "article",
    "suppperiodical": "article",
    "inproceedings": "inproceedings",
    "conference": "inproceedings",
    "proceedings": "book",
    "incollection": "chapter",
    "inbook": "chapter",
    "book": "book",
    "mvbook": "book",
    "collection": "book",
    "booklet": "book",
    "phdthesis": "thesis",
    "mastersthesis": "thesis",
    "thesis": "thesis",
    "techreport": "report",
    "report": "report",
    "manual": "report",
    "online": "webpage",
    "electronic": "webpage",
    "www": "webpage",
    "software": "software",
    "dataset": "dataset",
    "preprint": "preprint",
}
# The kind of thesis or report that a type of entry, or the field `type`, stands for.
GENRES = {
    "phdthesis": "PhD thesis",
    "mastersthesis": "Master\u2019s thesis",
    "mathesis": "Master\u2019s thesis",
    "techreport": "Technical report",
}
# Comments of arXiv, and what other programs leave in a note, are no notes on the paper.
_NO_NOTE = re.compile(
    r"(?:comments?:|arxiv\b|accessed\b|\\url|https?:|\d+ pages\b).*", re.IGNORECASE
)
# What a crossref does not hand down: biblatex, section 2.4.1, and what is of the book alone.
_NOT_INHERITED = ("title", "crossref", "entrytype", "key", "author", "url", "doi", "pages", "ids")


def read_bibtex(text: str, file: str, problems: list[Problem]) -> tuple[Reference, ...]:
    """Return the works in a BibTeX text; an entry that others only refer to is none."""
    text = text.encode("utf-8", "replace").decode()  # a lone surrogate is no character
    entries = bibtex_entries(with_keys(text), file, problems)
    return tuple(reference for _, reference in works(entries, problems))


def works(
    entries: Sequence[Mapping], problems: list[Problem]
) -> tuple[tuple[Mapping, Reference], ...]:
    """Return each entry that is a work of its own, as it is written, and the work."""
    by_key = {entry.place.key.lower(): entry for entry in entries}
    parents = {_Entry(entry, {}, []).raw("crossref").lower() for entry in entries}
    found = (
        (entry, _Entry(entry, by_key, problems).reference())
        for entry in entries
        if entry.place.key.lower() not in parents
    )
    return tuple((entry, reference) for entry, reference in found if reference)


class _Entry:
    """One entry; a field that it lacks may stand in the entry it refers to."""

    def __init__(
        self, entry: Mapping, entries: Lookup[str, Mapping], problems: list[Problem]
    ) -> None:
        self.place = entry.place
        self.problems = problems
        self._fields = entry.fields
        parent = entries.get(self.raw("crossref").lower())
        if parent and parent is not entry:
            title = {"booktitle": parent.fields["title"]} if "title" in parent.fields else {}
            own = {name: n for name, n in parent.fields.items() if name not in _NOT_INHERITED}
            self._fields = {**title, **own, **entry.fields}

    def raw(self, *names: str) -> str:
        """Return the LaTeX of the first of these fields that is there."""
        nodes = (self._fields.get(name) for name in names)
        return next((node.text for node in nodes if isinstance(node, Scalar)), "")

    def text(self, *names: str) -> str | None:
        return values.visible(readable(without_entities(self.raw(*names)))) or None

    def reference(self) -> Reference | None:
        """Return the work, or None with a problem where it has no title."""
        latex = without_outer_braces(without_entities(self.raw("title")))
        title = values.plain(readable(latex))
        if not title:
            message = "has no title (add one, or leave the entry out)"
            self.problems.append(Problem(self.place, message))
            return None
        type_ = TYPES.get(self.raw("entrytype"), "other")
        reference = Reference(
            key=self.place.key,
            type=type_,
            title=title,
            title_latex=escaped(latex) if set(latex) & set("{$") else title_latex(title),
            authors=self._names("author"),
            more_authors="others" in name_list(self.raw("author")),
            editors=self._names("editor"),
            date=self._date(),
            status=self._status(),
            volume=self.text("volume"),
            number=self.text("number", "issue"),
            pages=values.pages(self.text("pages", "eid", "articleno") or ""),
            chapter=self.text("chapter"),
            edition=self.text("edition"),
            version=self.text("version"),
            genre=self._genre(),
            institution=self.text("institution", "school"),
            publisher=self.text("publisher", "organization"),
            isbn=values.isbn(self.raw("isbn")),
            issn=values.issn(self.raw("issn")),
            doi=values.doi(self.raw("doi") or self._doi_address()),
            arxiv=self._arxiv(),
            arxiv_class=values.arxiv_class(self.raw("eprintclass", "primaryclass")),
            url=values.url(self.raw("url", "howpublished")),
            abstract=values.abstract(self.text("abstract") or ""),
            keywords=values.keywords([self.text("keywords") or ""]),
            language=values.language(self.raw("langid", "language")),
            note=self._note(),
        )
        return settled(self._in_container(reference))

    def _names(self, field: str) -> tuple[Name, ...]:
        names = []
        node = self._fields.get(field)
        line = node.place.line if node else self.place.line
        place = Place(self.place.file, line, f"{self.place.key}.{field}")
        for written in name_list(self.raw(field)):
            name = written.strip()
            try:
                if name and name != "others":
                    names.append(Name.parse(name))
            except ValueError:
                message = f"{name[:80]!r} is not a name (write Last, First)"
                self.problems.append(Problem(place, message))
        return tuple(names)

    def _date(self) -> PartialDate | None:
        written = values.date(self.raw("date"))
        year = values.date(readable(self.raw("year")))
        if written or not year:
            return written
        month = readable(self.raw("month"))
        days = re.findall(r"\d+", month) if re.search(r"[A-Za-z]", month) else []
        day = self.raw("day") or (days[0] if len(days) == 1 else year.day)
        return values.dated(year.year, month or year.month, day)

    def _status(self) -> str | None:
        told = values.status(self.raw("pubstate")) or values.status(self.raw("year", "date"))
        noted = values.status(self.raw("note", "howpublished"))
        # A note on a work that is out, such as `Accepted at ...`, says where it was or will be.
        is_out = self.raw("entrytype") != "unpublished" and self.raw("year", "date")
        counts = not is_out or noted == "forthcoming"
        return told or (noted if counts else None)

    def _doi_address(self) -> str:
        url = self.raw("url", "howpublished")
        return url if "doi.org/" in url else ""

    def _arxiv(self) -> str | None:
        kind = self.raw("eprinttype", "archiveprefix").lower()
        eprint = self.raw("eprint")
        if eprint and kind in ("", "arxiv"):
            return values.arxiv_number(eprint)
        # CoRR writes the number as its volume, Google Scholar and others into the journal.
        words = ("journal", "journaltitle", "volume", "number", "publisher", "note")
        found = (values.arxiv(self.raw(word)) for word in (*words, "howpublished", "url"))
        return next(filter(None, found), None)

    def _genre(self) -> str | None:
        entrytype, written = self.raw("entrytype"), self.text("type")
        if TYPES.get(entrytype) not in ("thesis", "report"):
            return None
        return GENRES.get(written, written) if written else GENRES.get(entrytype)

    def _note(self) -> str | None:
        note = self.text("note") or ""
        return None if not note or _NO_NOTE.match(note) or values.status(note) else note

    def _in_container(self, reference: Reference) -> Reference:
        """Return the reference with what the work is part of, and where that was and is made."""
        container = self.text("booktitle") or self.text("journaltitle", "journal")
        series = self.text("series") or ""
        acm = short_series(series)
        dblp = "dblp" in self.raw("bibsource", "biburl").lower()
        met = conference(container or "") if dblp else None
        met = met or Conference(
            container or "",
            acm or self.text("shortjournal") or "",
            self.text("venue", "location" if self.raw("address") else "venue") or "",
            self._span("eventdate"),
        )
        place = self.text("address", "location")
        if place == met.place and not reference.publisher:
            place = None  # to classic BibTeX it is that of the conference
        return replace(
            reference,
            container=None if reference.type == "book" else met.name or None,
            container_short=met.short or None,
            series=None if acm else series or None,
            event_place=met.place or None,
            event_dates=met.dates,
            place=place,
        )

    def _span(self, field: str) -> DateSpan | None:
        try:
            return DateSpan.parse(self.raw(field))
        except ValueError:
            return None
