"""BibTeX, for reference managers and LaTeX."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..dates import MONTHS
from ..latex import latex_of
from ..records import Reference
from ..records.references import STATUSES

# Classic BibTeX knows no other types; biblatex reads these as its own.
_TYPES = {
    "article": "article",
    "inproceedings": "inproceedings",
    "report": "techreport",
    "chapter": "incollection",
    "book": "book",
}
_CONTAINERS = {"article": "journal", "inproceedings": "booktitle", "chapter": "booktitle"}
_ORGANIZATIONS = {"thesis": "school", "report": "institution"}
_KINDS = {"software": "Software", "dataset": "Dataset", "webpage": "Web page"}
_MATH = re.compile(r"((?<!\\)\$.*?(?<!\\)\$|\\\(.*?\\\))")


def to_bibtex(reference: Reference) -> str:
    """Return one BibTeX entry, in fields that classic BibTeX styles and biblatex both read."""
    kind = _type(reference)
    lines = [
        f"  {name:<13} = {value if name == 'month' else '{' + value + '}'},"
        for name, value in _fields(reference, kind).items()
        if value
    ]
    return "\n".join([f"@{kind}{{{reference.key},", *lines, "}", ""])


def bibtex_text(references: Sequence[Reference]) -> str:
    """Return a whole .bib file; ValueError where two works have one key, which BibTeX refuses."""
    keys = [reference.key.lower() for reference in references]
    twice = sorted({key for key in keys if keys.count(key) > 1})
    if twice:
        raise ValueError(f"cited by one key: {', '.join(twice)}")
    return "\n".join(map(to_bibtex, references))


def _type(reference: Reference) -> str:
    if reference.is_manuscript:
        return "unpublished"
    if reference.type == "thesis":
        is_master = re.search(
            r"\b(master|m\.?sc|m\.?phil|m\.?a\b)", reference.genre or "", re.IGNORECASE
        )
        return "mastersthesis" if is_master else "phdthesis"
    return _TYPES.get(reference.type, "misc")


def _fields(reference: Reference, kind: str) -> dict[str, str | None]:
    """Return the fields in the order in which they are written, empty ones among them."""
    pages = str(reference.pages or "")
    return {
        "author": " and ".join(_authors(reference)),
        "editor": " and ".join(name.bibtex for name in reference.editors),
        "title": _title(reference),
        **_container(reference, kind),
        "year": f"{reference.date.year:04}" if reference.date else None,
        "month": _month(reference),
        # Not biblatex's date, which would have to say the year and the month once more.
        "day": str(reference.date.day or "") if reference.date else None,
        "pubstate": reference.status,
        "series": _text(reference.series),
        "volume": _text(reference.volume),
        "number": _text(reference.number),
        "chapter": _text(reference.chapter),
        "pages": _text(pages).replace("\u2013", "--"),
        "edition": _text(reference.edition),
        "version": _text(reference.version),
        **_organization(reference),
        **_places(reference),
        "isbn": reference.isbn,
        "issn": reference.issn,
        "doi": _verbatim(reference.doi),
        "eprint": reference.arxiv,
        "archiveprefix": "arXiv" if reference.arxiv else None,
        "primaryclass": reference.arxiv_class,
        "url": _verbatim(_url(reference)),
        "note": _text(_note(reference)),
        "language": reference.language,
        "keywords": _text(", ".join(reference.keywords)),
        "abstract": _text(reference.abstract),
    }


def _container(reference: Reference, kind: str) -> dict[str, str | None]:
    """Return what it stands in and what kind of work it is.

    A @misc says both in howpublished, which every style prints, beside its title.
    """
    genre = reference.genre or _KINDS.get(reference.type)
    fields: dict[str, str | None] = {}
    if kind == "misc":
        archive = None if reference.arxiv else reference.publisher
        said = [genre, reference.container, archive if reference.type == "preprint" else None]
        fields["howpublished"] = _text(", ".join(dict.fromkeys(filter(None, said))))
    else:
        fields[_CONTAINERS.get(reference.type, "booktitle")] = _text(reference.container)
        # A thesis of a kind that is not known must not be printed as that of a doctor.
        fields["type"] = _text(genre or ("Thesis" if reference.type == "thesis" else None))
    short = "eventtitle" if reference.type == "inproceedings" else "shortjournal"
    fields[short] = _text(reference.container_short)
    return fields


def _organization(reference: Reference) -> dict[str, str | None]:
    """Return who stands behind it; a thesis or report of a publisher alone is the publisher's."""
    name = _ORGANIZATIONS.get(reference.type)
    if reference.type == "preprint" and not reference.arxiv:
        return {"organization": _text(reference.institution)}  # howpublished has the archive
    if name and not reference.institution:
        return {name: _text(reference.publisher)}
    return {
        name or "organization": _text(reference.institution),
        "publisher": _text(reference.publisher),
    }


def _places(reference: Reference) -> dict[str, str | None]:
    """Return the places; to classic BibTeX the address of a paper is where it was presented.

    Where the publisher's place is known too, biblatex reads both apart.
    """
    held = reference.event_place
    both = held and reference.place
    return {
        "address": _text(held or reference.place),
        "location": _text(reference.place) if both else None,
        "venue": _text(held) if both else None,
        "eventdate": _eventdate(reference),
    }


def _eventdate(reference: Reference) -> str | None:
    span = reference.event_dates
    if not span:
        return None
    return str(span.start) if span.start == span.end else f"{span.start}/{span.end}"


def _month(reference: Reference) -> str | None:
    """Return the macro that every style knows."""
    month = reference.date.month if reference.date else None
    return MONTHS[month - 1][:3].lower() if month else None


def _url(reference: Reference) -> str | None:
    """Return its address, but not its DOI again, which styles print of themselves."""
    url = reference.url or reference.arxiv_url
    return url if url != reference.doi_url else None


def _note(reference: Reference) -> str:
    """Return where it stands, which classic BibTeX knows from the note alone, and the note."""
    status = STATUSES[reference.status] if reference.status else None
    return ". ".join(filter(None, [status, reference.note]))


def _authors(reference: Reference) -> list[str]:
    names = [name.bibtex for name in reference.authors]
    return [*names, *(["others"] if reference.more_authors else [])]


def _title(reference: Reference) -> str:
    """Return the title as it was written, with what LaTeX would stumble over escaped."""
    written = " ".join(reference.title_latex.split()) or _text(reference.title)
    pieces = _MATH.split(written)
    pieces[::2] = [re.sub(r"(?<!\\)([%&#_])", r"\\\1", piece) for piece in pieces[::2]]
    return "".join(pieces)


def _text(text: str | None) -> str:
    return latex_of(" ".join((text or "").split()))


def _verbatim(identifier: str | None) -> str:
    """Return an address or DOI, which LaTeX packages read as it is: only braces are escaped."""
    return (identifier or "").replace("{", "%7B").replace("}", "%7D")
