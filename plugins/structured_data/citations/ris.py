"""RIS, for EndNote, Zotero and library systems."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..dates import PartialDate
from ..names import Name
from ..records import Reference
from ..records.references import STATUSES

# Neither Zotero nor EndNote has a preprint here: as GEN Zotero itself writes one, and UNPB would
# make an unpublished work of it. Zotero takes both for a journal article.
_TYPES = {
    "article": "JOUR",
    "inproceedings": "CPAPER",
    "preprint": "GEN",
    "thesis": "THES",
    "report": "RPRT",
    "chapter": "CHAP",
    "book": "BOOK",
    "software": "COMP",
    "dataset": "DATA",
    "webpage": "ELEC",
    "other": "GEN",
}

# Field -> tag, in the order in which tags are written; what has none stands in a note.
_TAGS: dict[str, str | None] = {
    "container": "T2",
    "container_short": "J2",
    "series": "T3",
    "volume": "VL",
    "number": "IS",
    "chapter": None,
    "edition": "ET",
    "version": None,
    "genre": "M3",
    "institution": None,
    "publisher": "PB",
    "place": "CY",
    "event_place": None,
    "isbn": "SN",
    "issn": "SN",
    "language": "LA",
}

# What is otherwise for a type, as EndNote's own list of tags has it and Zotero reads it.
_TAGS_OF: dict[str, dict[str, str | None]] = {
    "JOUR": {"edition": None},
    # T2 is the conference, C3 are the proceedings: so EndNote and Zotero. C1 is where it was
    # published, CY where it was presented: so EndNote; Zotero takes the first, else the second.
    "CPAPER": {
        "container": "C3",
        "container_short": "T2",
        "edition": None,
        "number": None,
        "place": "C1",
        "event_place": "CY",
    },
    "THES": {"institution": "PB", "number": None},
    "RPRT": {
        "institution": "PB",
        "number": "SN",
        "series": "T2",
        "container": None,
        "isbn": None,
        "issn": None,
    },
    "CHAP": {"chapter": "SE", "number": "SV"},
    "BOOK": {"series": "T2", "container": None, "number": "M1"},
    "COMP": {"version": "ET", "edition": None, "language": None},  # LA: the programming language
    "DATA": {"version": "ET", "edition": None, "number": None},
    "ELEC": {"volume": None, "number": None},  # VL: when it was visited
}

_LABELS = {"event_place": "Held in", "isbn": "ISBN", "issn": "ISSN"}
_END = "\r\n"  # as the specification has it, and Zotero writes it; every reader takes it


def to_ris(reference: Reference) -> str:
    """Return one RIS record, each of its lines one tag."""
    lines = [
        f"{tag}  - {one_line}"
        for tag, text in _lines(reference)
        if (one_line := " ".join(text.split()))
    ]
    return _END.join([*lines, "ER  - ", ""])


def ris_text(references: Sequence[Reference]) -> str:
    """Return a whole .ris file."""
    return "".join(map(to_ris, references))


def _lines(reference: Reference) -> Iterator[tuple[str, str]]:
    """Yield tag and text of each line but the last; an empty text is no line."""
    kind = "UNPB" if reference.is_manuscript else _TYPES[reference.type]
    yield "TY", kind
    yield "ID", reference.key
    yield "TI", reference.warned_title
    for author in reference.authors:
        yield "AU", _name(author)
    for editor in reference.editors:
        yield "A3" if kind == "BOOK" else "A2", _name(editor)
    if reference.date:
        yield "PY", f"{reference.date.year:04}"
        yield "DA", _date(reference.date)
    fields = _fields(reference)
    tags = _tags(kind, fields)
    for name, tag in tags.items():
        if tag:
            yield tag, fields[name]
    if kind == "CPAPER" and not fields["container_short"]:
        yield "T2", fields["container"]
    if reference.pages:
        yield "SP", reference.pages.first
        yield "EP", reference.pages.last or ""
    yield "DO", reference.doi or ""
    yield "UR", reference.url or reference.arxiv_url or ""
    yield from _archive(reference)
    for keyword in reference.keywords:
        yield "KW", keyword
    yield "AB", reference.abstract or ""
    for note in _notes(reference, {name: fields[name] for name, tag in tags.items() if not tag}):
        yield "N1", note


def _fields(reference: Reference) -> dict[str, str]:
    """Return the texts that RIS has different tags for, by type."""
    fields = {name: getattr(reference, name) or "" for name in _TAGS}
    if reference.type not in ("thesis", "report") and not reference.publisher:
        fields["publisher"], fields["institution"] = fields["institution"], ""
    if reference.type == "preprint":
        fields["genre"] = fields["genre"] or "Preprint"
        fields["publisher"] = fields["publisher"] or ("arXiv" if reference.arxiv else "")
    return fields


def _tags(kind: str, fields: dict[str, str]) -> dict[str, str | None]:
    """Return the tag of each field; of two fields for one tag, the second stands in a note."""
    tags: dict[str, str | None] = {}
    for name, tag in (_TAGS | _TAGS_OF.get(kind, {})).items():
        taken = [other for other, its in tags.items() if its == tag and fields[other]]
        tags[name] = None if taken else tag
    return tags


def _archive(reference: Reference) -> Iterator[tuple[str, str]]:
    """Yield where arXiv has it, written as arXiv asks: arXiv:2401.00002 [cs.DC]."""
    if reference.arxiv:
        area = f" [{reference.arxiv_class}]" if reference.arxiv_class else ""
        yield "DB", "arXiv"
        yield "AN", f"arXiv:{reference.arxiv}{area}"


def _notes(reference: Reference, untagged: dict[str, str]) -> Iterator[str]:
    """Yield the notes: where the work stands, its own note, and what RIS has no tag for."""
    if reference.status and reference.status != "retracted":  # which the title says
        yield STATUSES[reference.status]
    yield reference.note or ""
    for name, text in untagged.items():
        label = _LABELS.get(name) or name.replace("_", " ").capitalize()
        yield f"{label}: {text}" if text else ""
    yield f"Held: {reference.event_dates.words}" if reference.event_dates else ""


def _name(name: Name) -> str:
    """Return a name as Family, Given, Suffix; a group has no comma of its own."""
    if not name.given:
        return str(name)
    return ", ".join(part for part in (name.family, name.given, name.suffix) if part)


def _date(date: PartialDate) -> str:
    """Return YYYY/MM/DD/, where what is not known is left empty."""
    month, day = (f"{part:02}" if part else "" for part in (date.month, date.day))
    return f"{date.year:04}/{month}/{day}/"
