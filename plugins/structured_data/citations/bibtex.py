"""BibTeX, for reference managers and LaTeX."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..dates import MONTHS
from ..latex import latex_of
from ..records import Reference
from ..records.references import STATUSES
from .babel import langid

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
        "title": _latex(reference.warned_title_latex, reference.warned_title),
        **_container(reference, kind),
        "year": f"{reference.date.year:04}" if reference.date else None,
        "month": _month(reference),
        # Not biblatex's date, which would have to say the year and the month once more.
        "day": str(reference.date.day or "") if reference.date else None,
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
        "langid": langid(reference.language),
        "keywords": _text(", ".join(reference.keywords)),
        "abstract": _latex(reference.abstract_latex, reference.abstract),
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
    """Return the places.

    Beside a publisher an address is the publisher's, as ACM and biblatex have it, which else would
    print "Toronto: ACM" of a conference in Toronto; classic BibTeX then says nothing of Toronto.
    Without a publisher it is where the conference was, as classic BibTeX has it.
    """
    held = reference.event_place
    is_made = reference.publisher or reference.institution
    return {
        "address": _text(reference.place or (None if is_made else held)),
        "venue": _text(held),
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
    """Return where it stands, and the note.

    All styles print a note. A pubstate, which classic BibTeX does not know, would have biblatex say
    it twice; that a work was retracted its title says.
    """
    waits = reference.status and reference.status != "retracted"
    status = STATUSES[reference.status] if reference.status and waits else None
    return ". ".join(filter(None, [status, reference.note]))


def _authors(reference: Reference) -> list[str]:
    names = [name.bibtex for name in reference.authors]
    return [*names, *(["others"] if reference.more_authors else [])]


def _latex(latex: str | None, text: str | None) -> str:
    """Return what was written in LaTeX, with what it would stumble over escaped; else the text."""
    written = " ".join((latex or "").split()) or _text(text)
    pieces = _MATH.split(written)
    pieces[::2] = [re.sub(r"(?<!\\)([%&#_])", r"\\\1", piece) for piece in pieces[::2]]
    return "".join(pieces)


def _text(text: str | None) -> str:
    return latex_of(" ".join((text or "").split()))


def _verbatim(identifier: str | None) -> str:
    """Return an address or DOI, which LaTeX packages read as it is: only braces are escaped."""
    return (identifier or "").replace("{", "%7B").replace("}", "%7D")
