"""The types of entry that publications.bib may hold, and what each needs and can have."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class EntryType:
    """A BibTeX type: the type of reference it is, and the fields of which it needs one."""

    reference: str
    needs: tuple[str, ...]
    takes: tuple[str, ...]  # of OF_SOME_TYPES
    container: str | None = None  # the field that names the journal, proceedings or book inline
    venue_kinds: tuple[str, ...] = ()  # a name written inline stands for the first

    @property
    def is_paper(self) -> bool:
        """Whether it is part of something, and a manuscript before that takes it."""
        return self.container is not None


ENTRY_TYPES = {
    "article": EntryType(
        "article",
        ("venue", "journaltitle"),
        ("volume", "number", "series", "pages", "issn"),
        "journaltitle",
        ("journal",),
    ),
    "inproceedings": EntryType(
        "inproceedings",
        ("venue", "booktitle"),
        ("volume", "number", "series", "pages", "isbn", "issn"),
        "booktitle",
        ("conference", "workshop"),
    ),
    "misc": EntryType("preprint", ("eprint", "publisher"), ("number", "version")),
    "thesis": EntryType("thesis", ("institution",), ("number", "series", "isbn", "issn")),
    "report": EntryType(
        "report",
        ("institution",),
        ("volume", "number", "series", "version", "isbn", "issn"),
    ),
    "incollection": EntryType(
        "chapter",
        ("booktitle", "venue"),
        ("volume", "number", "series", "pages", "chapter", "edition", "isbn", "issn"),
        "booktitle",
        ("book",),
    ),
    "book": EntryType(
        "book", ("publisher",), ("volume", "number", "series", "edition", "isbn", "issn")
    ),
    "software": EntryType("software", ("url", "code"), ("version",)),
    "dataset": EntryType("dataset", ("url", "doi"), ("number", "version")),
}

# The fields that not every type has.
OF_SOME_TYPES = tuple(dict.fromkeys(name for type_ in ENTRY_TYPES.values() for name in type_.takes))

# Classic BibTeX's words for the type of a thesis, spelled out.
GENRES = {"phdthesis": "PhD thesis", "mathesis": "Master\u2019s thesis"}
