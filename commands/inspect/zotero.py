"""Zotero: the item that its translator for embedded metadata makes of the tags of a page.

1. The last tag that names a type decides: journal, conference, book, thesis, report.
2. Else DC.type does.
3. Else citation_isbn makes a book, citation_title an article, and anything else a web page.
"""

from __future__ import annotations

from ..gate.citations import head_tags
from ..gate.site import Page
from .section import Section

TYPES = {
    "citation_journal_title": "journalArticle",
    "citation_conference_title": "conferencePaper",
    "citation_conference": "conferencePaper",
    "citation_inbook_title": "bookSection",
    "citation_dissertation_institution": "thesis",
    "citation_technical_report_institution": "report",
}
FIELDS = {
    "title": ("citation_title", "DC.title"),
    "date": ("citation_publication_date", "DC.date"),
    "in": ("citation_journal_title", "citation_inbook_title", "citation_conference_title"),
    "volume": ("citation_volume",),
    "issue": ("citation_issue",),
    "pages": ("citation_firstpage",),
    "publisher": (
        "citation_publisher",
        "citation_dissertation_institution",
        "citation_technical_report_institution",
    ),
    "DOI": ("citation_doi",),
    "number": ("citation_technical_report_number",),
}
Tags = list[tuple[str, str]]


def zotero_section(page: Page) -> Section:
    """Return the item that Zotero would save."""
    tags = [(name, content) for name, content in head_tags(page) if content.strip()]
    rows = [(words, found) for words, names in FIELDS.items() if (found := _first(tags, names))]
    if not rows:
        rows = [("title", page.html.title.get_text(strip=True) if page.html.title else "")]
    rows.insert(1, ("creators", "; ".join(creators(tags)) or "none"))
    spans = len(page.html.select("span.Z3988[title]"))
    if spans and not tags_of_a_work(tags):
        return Section("Zotero", f"a list of {spans} items, from their COinS")
    if spans:
        rows.append(("COinS", "they stand before the better tags: take them out"))
    return Section("Zotero", item_type(tags), tuple(rows))


def tags_of_a_work(tags: Tags) -> bool:
    """Return whether the tags tell of one work."""
    return any(name.startswith(("citation_", "DC.")) for name, _ in tags)


def item_type(tags: Tags) -> str:
    """Return Zotero's name of the type."""
    named = [TYPES[name] for name, _ in tags if name in TYPES]
    if named:
        return named[-1]
    if type_ := _first(tags, ("DC.type",)):
        return type_
    if _first(tags, ("citation_isbn",)):
        return "book"
    return "journalArticle" if _first(tags, ("citation_title",)) else "webpage"


def creators(tags: Tags) -> list[str]:
    """Return each creator as `given | family`, a group as its one name."""
    names = [name for tag, name in tags if tag == "citation_author"]
    names = names or [name for tag, name in tags if tag == "DC.creator"]
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
    return f"{given} | {family}" if given else family


def _first(tags: Tags, names: tuple[str, ...]) -> str:
    return next((content for wanted in names for name, content in tags if name == wanted), "")
