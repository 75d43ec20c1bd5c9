"""RIS, as EndNote, Zotero and publishers export it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import rispy  # type: ignore[import-untyped]  # it ships no types
from rispy.config import TAG_KEY_MAPPING  # type: ignore[import-untyped]

from ..dates import PartialDate
from ..errors import Place, Problem
from ..names import Name
from ..records.references import PageRange, Reference
from . import values
from .preprints import settled
from .titles import readable, title_latex

TYPES = {
    "JOUR": "article",
    "EJOUR": "article",
    "MGZN": "article",
    "INPR": "article",
    "CONF": "inproceedings",
    "CPAPER": "inproceedings",
    "CHAP": "chapter",
    "ECHAP": "chapter",
    "BOOK": "book",
    "EBOOK": "book",
    "EDBOOK": "book",
    "THES": "thesis",
    "RPRT": "report",
    "COMP": "software",
    "DATA": "dataset",
    "DBASE": "dataset",
    "AGGR": "dataset",
    "ELEC": "webpage",
    "BLOG": "webpage",
}
_TAG = re.compile(r"([A-Z][A-Z0-9])  -(?:\s(.*))?")


def read_ris(text: str, file: str, problems: list[Problem]) -> tuple[Reference, ...]:
    """Return the works in a RIS text."""
    lines = [*_lines(text.removeprefix("\ufeff"))]
    starts = [number for number, tag, _ in lines if tag == "TY"]
    # A record that is not closed ends where the next one begins.
    whole = "".join("ER  - \n" * (tag == "TY") + f"{tag}  - {value}\n" for _, tag, value in lines)
    # Each tag under its own name: programs differ in what they mean by one.
    names = {tag: tag for tag in TAG_KEY_MAPPING} | {"BT": "BT", "CT": "CT", "PP": "PP"}
    records = rispy.loads(
        f"{whole}ER  - \n",
        mapping=names,
        list_tags=["A1", "A2", "AU", "ED", "KW", "N1", "UR"],
        delimiter_tags_mapping={},
        skip_unknown_tags=True,
    )
    found = (
        _reference(_Record(record), Place(file, line), problems)
        for line, record in zip(starts, records, strict=True)
    )
    return tuple(reference for reference in found if reference)


def _lines(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield the line, the tag and the value of each field, with the lines that continue it."""
    tag, start, parts = "", 1, list[str]()
    for number, line in enumerate(text.split("\n"), start=1):
        match = _TAG.fullmatch(line.strip())
        if not match:
            parts.append(line)
            continue
        yield from [(start, tag, _joined(tag, parts))] if tag else []
        tag, start, parts = match[1], number, [match[2] or ""]
    yield from [(start, tag, _joined(tag, parts))] if tag else []


def _joined(tag: str, parts: list[str]) -> str:
    """Return a value on one line; EndNote writes each keyword below the tag on one of its own."""
    return values.visible((";" if tag == "KW" else " ").join(parts))


class _Record:
    """The values of one record under their tags."""

    def __init__(self, values: Mapping[str, str | list[str]]) -> None:
        self._values = values

    def texts(self, *tags: str) -> list[str]:
        """Return all values of these tags."""
        found = (self._values.get(tag, []) for tag in tags)
        lists = (value if isinstance(value, list) else [value] for value in found)
        return [text for texts in lists for text in map(values.plain, texts) if text]

    def text(self, *tags: str) -> str | None:
        """Return the first value of the first of these tags that has one."""
        return next(iter(self.texts(*tags)), None)


def _reference(record: _Record, place: Place, problems: list[Problem]) -> Reference | None:
    code = record.text("TY") or ""
    type_ = TYPES.get(code.upper(), "other")
    title = record.text("TI", "T1", "CT") or (record.text("BT") if type_ == "book" else None)
    if not title:
        problems.append(Problem(place, "has no title (add TI, or leave the record out)"))
        return None
    written = record.text("DA", "PY", "Y1") or ""
    numbered = " ".join(record.texts("SN"))
    is_issued = type_ in ("thesis", "report")  # by an institution
    return settled(
        Reference(
            key=record.text("ID") or "",
            type=type_,
            title=readable(title_latex(title)),
            title_latex=title_latex(title),
            authors=_names(record.texts("AU", "A1")),
            editors=_names(record.texts("ED", "A2")) if type_ != "thesis" else (),
            date=_date(record),
            status="forthcoming" if code == "INPR" else values.status(written),
            container=_container(record, type_),
            container_short=record.text("J2", "JA"),
            series=record.text("T3"),
            event_place=record.text("CY") if type_ == "inproceedings" else None,
            volume=record.text("VL"),
            number=record.text("IS"),
            pages=_pages(record),
            edition=record.text("ET"),
            genre=record.text("M3") if is_issued else None,
            institution=record.text("PB") if is_issued else None,
            publisher=None if is_issued else record.text("PB"),
            place=record.text("PP") if type_ == "inproceedings" else record.text("CY", "PP"),
            isbn=values.isbn(numbered),
            issn=values.issn(numbered) if not values.isbn(numbered) else None,
            doi=values.doi(" ".join(record.texts("DO"))) or _doi_address(record),
            arxiv=_arxiv(record),
            url=values.url(" ".join(record.texts("UR"))),
            abstract=values.abstract(record.text("AB", "N2") or ""),
            keywords=values.keywords(record.texts("KW")),
            language=values.language(record.text("LA") or ""),
        )
    )


def _names(written: list[str]) -> tuple[Name, ...]:
    """Return the names written `Last, First, Suffix`; others are in reading order."""
    names = []
    for text in written:
        family, _, rest = text.partition(",")
        given, _, suffix = rest.partition(",")
        if rest.strip() and family.strip():
            names.append(Name(family.strip(), given.strip() or None, suffix.strip() or None))
        elif text.strip(" ,"):
            names.append(_in_reading_order(text.strip(" ,")))
    return tuple(names)


def _in_reading_order(text: str) -> Name:
    try:
        return Name.parse(text)
    except ValueError:
        return Name(text, group=True)


def _date(record: _Record) -> PartialDate | None:
    """Return the most precise date; PY may hold the year alone."""
    found = [date for text in record.texts("DA", "PY", "Y1") if (date := values.date(text))]
    return max(found, key=lambda date: len(str(date)), default=None)


def _container(record: _Record, type_: str) -> str | None:
    if type_ == "inproceedings":
        return record.text("C3", "T2", "BT", "JO", "JF")  # C3 are the proceedings, T2 the meeting
    if type_ in ("book", "thesis", "report", "software", "dataset"):
        return None
    return record.text("T2", "JO", "JF", "BT", "JA")


def _pages(record: _Record) -> PageRange | None:
    first, last = record.text("SP"), record.text("EP")
    return values.pages(f"{first}--{last}" if first and last else first or "")


def _doi_address(record: _Record) -> str | None:
    return values.doi(next((url for url in record.texts("UR") if "doi.org/" in url), ""))


def _arxiv(record: _Record) -> str | None:
    texts = record.texts("DO", "UR", "AN", "M1", "IS", "JO", "T2", "N1")
    return next(filter(None, map(values.arxiv, texts)), None)
