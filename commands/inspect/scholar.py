"""Google Scholar: a paper is listed by its title, an author and its date."""

from __future__ import annotations

from ..gate.citations import citation_tags
from ..gate.site import Page
from .engines import is_hidden
from .section import Section

NEEDED = {
    "citation_title": "title",
    "citation_author": "author",
    "citation_publication_date": "date",
}
READ = {
    "title": ("citation_title",),
    "authors": ("citation_author",),
    "date": ("citation_publication_date",),
    "in": ("citation_journal_title", "citation_inbook_title", "citation_conference_title"),
    "volume, issue": ("citation_volume", "citation_issue"),
    "pages": ("citation_firstpage", "citation_lastpage"),
    "PDF": ("citation_pdf_url",),
}


def scholar_section(page: Page) -> Section:
    """Return what Google Scholar takes from the citation tags."""
    tags = citation_tags(page)
    if not tags:
        return Section("Google Scholar", "no paper: no citation tags")
    missing = [words for name, words in NEEDED.items() if not _contents(tags, (name,))]
    missing += ["permission (noindex)"] if is_hidden(page) else []
    verdict = f"not listed: no {', no '.join(missing)}" if missing else "a paper to list"
    if not missing and not _contents(tags, ("citation_pdf_url",)):
        verdict += ", without its text: no PDF stands beside the page"
    rows = [
        (words, "; ".join(found))
        for words, names in READ.items()
        if (found := _contents(tags, names))
    ]
    return Section("Google Scholar", verdict, tuple(rows))


def _contents(tags: list[tuple[str, str]], names: tuple[str, ...]) -> list[str]:
    return [content for name, content in tags if name in names and content.strip()]
