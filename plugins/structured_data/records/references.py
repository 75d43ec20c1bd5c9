"""What every citation format says of a work, whoever wrote it."""

from __future__ import annotations

from dataclasses import dataclass

from ..dates import DateSpan, PartialDate
from ..identifiers import arxiv_url, doi_url, slug
from ..names import Name

# What a work can be, and what readers call it.
REFERENCE_TYPES = {
    "article": "journal article",
    "inproceedings": "conference paper",
    "preprint": "preprint",
    "thesis": "thesis",
    "report": "report",
    "chapter": "chapter",
    "book": "book",
    "software": "software",
    "dataset": "dataset",
    "webpage": "web page",
    "other": "work",
}


# Where a work that is not out yet stands, and whether it was taken back. Three of the words are
# biblatex's for pubstate, too; it has none for what was accepted or retracted.
STATUSES = {
    "inpreparation": "In preparation",
    "submitted": "Under review",
    "accepted": "Accepted",
    "forthcoming": "Forthcoming",
    "retracted": "Retracted",
}
# A paper with one of these is a manuscript: nobody has said yet that it will come out.
MANUSCRIPT_STATUSES = ("inpreparation", "submitted")
_RETRACTED = "Retracted: "
PAPER_TYPES = ("article", "inproceedings", "chapter")


@dataclass(frozen=True)
class PageRange:
    """The first and the last page of a paper; `last` is None where it has one page or an id."""

    first: str
    last: str | None

    @classmethod
    def parse(cls, text: str) -> PageRange:
        """Return the range written as 81--95, 81-95 or 4-1--4-20."""
        separator = next((mark for mark in ("\u2013", "--", "-") if mark in text), None)
        first, _, last = text.partition(separator) if separator else (text, "", "")
        if not first.strip() or (separator and not last.strip()):
            raise ValueError(text)
        return cls(first.strip(), last.strip() or None)

    def __str__(self) -> str:
        return f"{self.first}\u2013{self.last}" if self.last else self.first


@dataclass(frozen=True)
class Reference:
    """One work as bibliographies know it; text is Unicode, but for `title_latex`, `abstract_latex`.

    `container` is the journal, the proceedings or the book it is part of; `volume` is that of the
    journal, the proceedings or the book, `number` that of the issue, of the report, or of a book,
    and of what stands in one, within its series; `genre` says what kind of thesis or report it is;
    `place` is where its publisher or institution is, `event_place` where the conference was;
    `language` is a tag such as en or pt-BR; `more_authors` says that not all are named; `status`
    is a key of STATUSES, or None for what is simply published.
    """

    key: str
    type: str
    title: str
    title_latex: str
    authors: tuple[Name, ...] = ()
    editors: tuple[Name, ...] = ()
    more_authors: bool = False
    date: PartialDate | None = None
    status: str | None = None
    container: str | None = None
    container_short: str | None = None
    series: str | None = None
    event_place: str | None = None
    event_dates: DateSpan | None = None
    volume: str | None = None
    number: str | None = None
    pages: PageRange | None = None
    chapter: str | None = None
    edition: str | None = None
    version: str | None = None
    genre: str | None = None
    institution: str | None = None
    publisher: str | None = None
    place: str | None = None
    isbn: str | None = None
    issn: str | None = None
    doi: str | None = None
    arxiv: str | None = None
    arxiv_class: str | None = None
    url: str | None = None
    abstract: str | None = None
    abstract_latex: str | None = None
    keywords: tuple[str, ...] = ()
    language: str | None = None
    note: str | None = None

    @property
    def is_manuscript(self) -> bool:
        """Whether it is a paper that nobody has taken yet, wherever it was sent."""
        return self.type in PAPER_TYPES and self.status in MANUSCRIPT_STATUSES

    @property
    def warned_title(self) -> str:
        """The title as publishers give it once the work was taken back: Retracted: The Title.

        Hardly any style prints a status, but each prints the title.
        """
        return f"{_RETRACTED}{self.title}" if self.status == "retracted" else self.title

    @property
    def warned_title_latex(self) -> str:
        """The same in LaTeX."""
        return f"{_RETRACTED}{self.title_latex}" if self.status == "retracted" else self.title_latex

    @property
    def doi_url(self) -> str | None:
        return doi_url(self.doi) if self.doi else None

    @property
    def arxiv_url(self) -> str | None:
        return arxiv_url(self.arxiv) if self.arxiv else None

    @property
    def address(self) -> str | None:
        """Where a reader opens it: its DOI, else its page, else arXiv."""
        return self.doi_url or self.url or self.arxiv_url


def several(kind: str) -> str:
    """Return what readers call more than one of a kind: conference papers, PhD theses.

    What ends in no noun of ours, which may be of any language, stays as it is.
    """
    nouns = {words.split()[-1] for words in REFERENCE_TYPES.values()} - {"software"}
    if kind.endswith("thesis"):
        return f"{kind.removesuffix('is')}es"
    return f"{kind}s" if kind.split()[-1] in nouns else kind


def citation_key(authors: tuple[Name, ...], date: PartialDate | None, key: str) -> str:
    """Return what a record is cited by: the first family name, the year if known, its key."""
    family = slug(authors[0].family) if authors else "anonymous"
    return f"{family}{date.year if date else ''}{key}"
