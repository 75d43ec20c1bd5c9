"""How foreign files spell dates, pages, identifiers and statuses; None where there is none."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from html import unescape
from typing import TypeVar
from urllib.parse import unquote

from .. import identifiers
from ..dates import MONTHS, PartialDate
from ..records.references import PageRange

_T = TypeVar("_T")

_DOI = re.compile(r"10\.\d{4,9}/[^\s\"<>{}|\\^`]+", re.ASCII)
_ARXIV_NUMBER = r"(\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?(?![\d.]*\d)"
_ARXIV = re.compile(
    rf"(?:arxiv(?:\.org/(?:abs|pdf|html))?[:/.\s]\s*|\babs/){_ARXIV_NUMBER}",
    re.ASCII | re.IGNORECASE,
)
_DATE = re.compile(r"(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?(?!\d)", re.ASCII)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_ISBN = re.compile(r"97[89][\d -]{10,14}|\d[\d -]{8,12}[\dX]", re.ASCII)
_ISSN = re.compile(r"\d{4}-\d{3}[\dXx]", re.ASCII)
# What words say that a work is not out; the first that is found counts.
_STATUSES = {
    "inpreparation": ("in preparation", "inpreparation", "work in progress"),
    "submitted": ("submitted", "under review", "in review", "under submission"),
    "forthcoming": ("forthcoming", "to appear", "in press", "inpress", "in-press"),
    "accepted": ("accepted",),
    "retracted": ("retracted",),
}
_LANGUAGES = {
    "english": "en",
    "american": "en-US",
    "usenglish": "en-US",
    "british": "en-GB",
    "ukenglish": "en-GB",
    "eng": "en",
    "french": "fr",
    "german": "de",
    "ngerman": "de",
    "spanish": "es",
    "italian": "it",
    "portuguese": "pt",
    "dutch": "nl",
    "russian": "ru",
    "chinese": "zh",
    "japanese": "ja",
    "korean": "ko",
}
# What arXiv and DataCite file a paper under is no topic that its authors chose.
_FILED_UNDER = re.compile(
    r"(?:computer science|statistics|mathematics|physics|quantitative biology|electrical "
    r"engineering and systems science) - .*|fos: .*|.*\([a-z-]+\.[A-Z]{2}\)|\d{2}[A-Z]\d{2}.*",
    re.IGNORECASE,
)
_FILED_WITH_COMMAS = re.compile(
    r"(?:computer science - )?(?:distributed,? parallel,? and cluster computing|"
    r"computational engineering,? finance,? and science)(?: \(cs\.[A-Z]{2}\))?",
    re.IGNORECASE,
)
_ARXIV_CLASS = re.compile(
    r"(?<![\w.-])(?:[a-z]+(?:-[a-z]+)?\.[A-Z]{2}|(?:physics|cond-mat)\.[a-z-]+|quant-ph|gr-qc|"
    r"math-ph|hep-(?:ex|lat|ph|th)|nucl-(?:ex|th))(?![\w-])"
)


def visible(text: str) -> str:
    """Return text on one line, composed, without what no reader sees."""
    kept = (" " if unicodedata.category(c) in ("Cc", "Cs", "Co", "Cn") else c for c in text)
    return unicodedata.normalize("NFC", " ".join("".join(kept).replace("\ufeff", "").split()))


def folded(text: str) -> str:
    """Return the letters and digits of a text without accents and case, to compare two of it."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in decomposed if letter.isalnum())


def plain(html: str) -> str:
    """Return text without the tags and entities that DOI registries put into it."""
    text = unescape(_TAG.sub("", html))
    return visible(text.replace("&amp;", "&"))


def abstract(html: str) -> str | None:
    """Return an abstract without the word Abstract above it."""
    return re.sub(r"^abstract\b[\s.:\u2014\u2013-]*", "", plain(html), flags=re.IGNORECASE) or None


def doi(text: str) -> str | None:
    """Return the first DOI in a text, such as an address."""
    match = _DOI.search(unquote(text.replace("\\", "")))
    if not match:
        return None
    found = match.group().rstrip(".,;]")
    return found.rstrip(")") if found.count(")") > found.count("(") else found


def arxiv(text: str) -> str | None:
    """Return the first arXiv id in a text that calls it one, without its version."""
    match = _ARXIV.search(unquote(text))
    return _right(identifiers.arxiv, match[1]) if match else None


def arxiv_number(text: str) -> str | None:
    """Return the arXiv id that a text is, with or without a prefix and a version."""
    match = re.fullmatch(_ARXIV_NUMBER, text.strip(), re.ASCII)
    return match[1] if match else arxiv(text)


def arxiv_class(text: str) -> str | None:
    """Return the class of arXiv that a text names, such as cs.DC."""
    match = _ARXIV_CLASS.search(text)
    return match.group() if match else None


def pages(text: str) -> PageRange | None:
    """Return the pages written 81--95, 81-95 or 81\u201395; a number alone is one page or an id."""
    text = re.sub(r"\s*(?:[\u2012-\u2015]|-{2,3})\s*", "--", text).strip(" -+,;.")
    try:
        return PageRange.parse(text) if text else None
    except ValueError:
        return None


def date(text: str) -> PartialDate | None:
    """Return the date that begins a text: 2025, 2025-8-3, 2025/08/03/ or 2025-08-03T..."""
    match = _DATE.match(text.strip())
    return dated(*match.groups()) if match else None


def dated(year: object, month: object = None, day: object = None) -> PartialDate | None:
    """Return the date of these parts, as precise as they make sense; None without a year."""
    numbers = [_number(year), _month(month), _number(day)]
    for length in (3, 2, 1):
        parts = numbers[:length]
        text = "-".join(
            f"{part or 0:0{4 if place == 0 else 2}}" for place, part in enumerate(parts)
        )
        if all(parts) and (found := _right(PartialDate.parse, text)):
            return found
    return None


def status(text: str) -> str | None:
    """Return the status that a year, a note or a state names."""
    lowered = text.lower()
    found = (key for key, words in _STATUSES.items() if any(word in lowered for word in words))
    return next(found, None)


def isbn(text: str) -> str | None:
    """Return the first ISBN in a text whose check digit is right."""
    found = (_right(identifiers.isbn, match.strip(" -")) for match in _ISBN.findall(text))
    return next(filter(None, found), None)


def issn(text: str) -> str | None:
    """Return the first ISSN in a text whose check digit is right."""
    found = (_right(identifiers.issn, match.upper()) for match in _ISSN.findall(text))
    return next(filter(None, found), None)


def url(text: str) -> str | None:
    """Return the first web address in a text."""
    match = re.search(r"https?://[^\s\"'<>`{}|\\^]+", text.replace("\\", ""))
    return _right(identifiers.web_address, match.group().rstrip(".,;)")) if match else None


def language(text: str) -> str | None:
    """Return the code of a language, which may be named as TeX does."""
    name = text.strip().lower()
    code = re.fullmatch(r"[a-z]{2}(?:[-_][a-z]{2})?", name)
    if code:
        return name[:2] + (f"-{name[3:].upper()}" if name[3:] else "")
    return _LANGUAGES.get(name)


def keywords(texts: Iterable[str]) -> tuple[str, ...]:
    """Return topics, each once, divided at commas and semicolons."""
    found: dict[str, str] = {}
    for text in texts:
        for word in re.split(r"[,;]", _FILED_WITH_COMMAS.sub("", text)):
            topic = visible(word)
            if topic and identifiers.slug(topic) and not _FILED_UNDER.fullmatch(topic):
                found.setdefault(identifiers.slug(topic), topic)
    return tuple(found.values())


def _number(value: object) -> int | None:
    match = re.search(r"\d+", str(value), re.ASCII) if value is not None else None
    return int(match.group()) if match and len(match.group()) <= 4 else None


def _month(value: object) -> int | None:
    word = re.search(r"[a-z]{3}", str(value).lower()) if value is not None else None
    if word:
        short = [month[:3].lower() for month in MONTHS]
        return short.index(word.group()) + 1 if word.group() in short else None
    return _number(value)


def _right(check: Callable[[str], _T], text: str) -> _T | None:
    try:
        return check(text)
    except ValueError:
        return None
