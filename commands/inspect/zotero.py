"""Zotero: the item that its translator for embedded metadata makes of the tags of a page.

The type is told

1. by the last tag that names one: journal, conference, book, thesis, report;
2. by og:type, where that is a website, a book or a video;
3. by DC.type;
4. by citation_isbn, a book, else by citation_title, an article; anything else is a web page.
"""

from __future__ import annotations

import re

from ..gate.element import attribute
from ..gate.site import Page
from .section import Section

NAMED = {
    "citation_journal_title": "journalArticle",
    "citation_conference_title": "conferencePaper",
    "citation_conference": "conferencePaper",
    "citation_inbook_title": "bookSection",
    "citation_dissertation_institution": "thesis",
    "citation_technical_report_institution": "report",
}
SHARED = {"website": "webpage", "book": "book", "video.movie": "videoRecording"}
TITLE = ("citation_title", "DC.title", "og:title")
DATE = ("citation_publication_date", "article:published_time", "DC.date")
PAGES = ("citation_firstpage", "citation_lastpage")
FIELDS = {
    "in": ("citation_journal_title", "citation_inbook_title", "citation_conference_title"),
    "volume": ("citation_volume",),
    "issue": ("citation_issue",),
    "publisher": (
        "citation_publisher",
        "citation_dissertation_institution",
        "citation_technical_report_institution",
    ),
    "number": ("citation_technical_report_number",),
    "DOI": ("citation_doi",),
    "abstract": ("citation_abstract", "og:description", "description"),
    "PDF": ("citation_pdf_url",),
}
Tags = list[tuple[str, str]]


def zotero_section(page: Page) -> Section:
    """Return the item that Zotero would save, or what it would offer to choose from."""
    tags = meta_tags(page)
    if spans := len(page.html.select("span.Z3988[title]")):
        verdict = f"a list of {spans} items, from their COinS" if spans > 1 else "the item in COinS"
        if any(name.startswith(("citation_", "DC.")) for name, _ in tags):
            verdict += ", which hide what the tags in the head say: take them out"
        return Section("Zotero", verdict)
    page_title = page.html.title.get_text(strip=True) if page.html.title else ""
    rows = [
        ("title", _first(tags, TITLE) or page_title),
        ("creators", "; ".join(creators(tags)) or "none"),
        ("date", _first(tags, DATE) or _first_time(page)),
        *((words, _first(tags, names)) for words, names in FIELDS.items()),
        ("pages", "-".join(filter(None, (_first(tags, (name,)) for name in PAGES)))),
    ]
    return Section("Zotero", item_type(tags), tuple((words, text) for words, text in rows if text))


def _first_time(page: Page) -> str:
    """Return the first moment that the page prints, which is read where no tag has a date."""
    return next(filter(None, (attribute(tag, "datetime") for tag in page.named("time"))), "")


def meta_tags(page: Page) -> Tags:
    """Return name and content of every meta tag that says something."""
    tags = [
        (attribute(tag, "name") or attribute(tag, "property"), attribute(tag, "content"))
        for tag in page.named("meta")
    ]
    return [(name, content) for name, content in tags if name and content.strip()]


def item_type(tags: Tags) -> str:
    """Return Zotero's name of the type."""
    if named := [NAMED[name] for name, _ in tags if name in NAMED]:
        return named[-1]
    if shared := SHARED.get(_first(tags, ("og:type",))):
        return shared
    if type_ := _first(tags, ("DC.type",)):
        return type_
    if _first(tags, ("citation_isbn",)):
        return "book"
    return "journalArticle" if _first(tags, ("citation_title",)) else "webpage"


def creators(tags: Tags) -> list[str]:
    """Return each creator as `given | family`, a group as its one name."""
    authors = _highwire(tags, "citation_author")
    editors = [f"{name} (editor)" for name in _highwire(tags, "citation_editor")]
    if authors or editors:
        return authors + editors
    return [_creator(name) for tag, name in tags if tag == "DC.creator"]


def _highwire(tags: Tags, wanted: str) -> list[str]:
    names = [name for tag, name in tags if tag == wanted]
    if len(names) == 1 and "," in names[0]:
        family, _, given = names[0].partition(", ")
        if " " in family and " " in given:  # both read as whole names
            names = [family, given]
    return [_creator(name) for name in names]


def _creator(name: str) -> str:
    if name.endswith(","):
        return name.removesuffix(",")
    family, comma, given = name.partition(", ")
    if not comma:
        given, _, family = name.rpartition(" ")
    family = family.replace("\u00a0", " ")
    return f"{_given(given)} | {family}" if given else family


def _given(name: str) -> str:
    """Return given names with a full stop after each initial, and after nothing else."""
    parts = [part for part in re.split(r"[\s.]+|(?=-)", name) if part]
    dotted = (f"{part}." if re.fullmatch("-?[A-Z]", part) else part for part in parts)
    return " ".join(dotted).replace(" -", "-")


def _first(tags: Tags, names: tuple[str, ...]) -> str:
    return next((content for wanted in names for name, content in tags if name == wanted), "")
