"""The types of entry that publications.bib may hold, and what each cannot do without."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class EntryType:
    """A BibTeX type: the type of reference it is, and the fields of which it needs one."""

    reference: str
    needs: tuple[str, ...]
    container: str | None = None  # the field that names the journal, proceedings or book inline
    venue_kind: str | None = None  # the kind of venue that such a name stands for


ENTRY_TYPES = {
    "article": EntryType("article", ("venue", "journaltitle"), "journaltitle", "journal"),
    "inproceedings": EntryType("inproceedings", ("venue", "booktitle"), "booktitle", "conference"),
    "misc": EntryType("preprint", ("eprint", "publisher")),
    "thesis": EntryType("thesis", ("institution",)),
    "report": EntryType("report", ("institution",)),
    "incollection": EntryType("chapter", ("booktitle", "venue"), "booktitle", "book"),
    "book": EntryType("book", ("publisher",)),
    "software": EntryType("software", ("url", "code")),
    "dataset": EntryType("dataset", ("url", "doi")),
}

# Classic BibTeX's words for the type of a thesis, spelled out.
GENRES = {"phdthesis": "PhD thesis", "mathesis": "Master\u2019s thesis"}
