"""The feeds and files that the head of a page names, and the feeds that it is an entry of."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urljoin

from ..gate.element import Element, attribute
from ..gate.site import Page
from .section import Section

NOT_SHOWN = {"stylesheet", "icon", "preload", "canonical", "apple-touch-icon", "manifest"}
WORDS = {
    "application/rss+xml": "RSS",
    "application/atom+xml": "Atom",
    "application/feed+json": "JSON Feed",
    "application/pdf": "PDF",
    "application/x-bibtex": "BibTeX",
    "application/x-research-info-systems": "RIS",
    "application/vnd.citationstyles.csl+json": "CSL-JSON",
    "text/calendar": "calendar",
    "text/markdown": "Markdown",
}


def files_section(page: Page, feeds: Sequence[str] = ()) -> Section:
    """Return where the links of the head lead a program, each kind on one row."""
    named: dict[str, list[str]] = {}
    for link in page.named("link"):
        if not NOT_SHOWN.intersection(attribute(link, "rel").split()):
            addresses = named.setdefault(_words(link), [])
            address = urljoin(page.url, attribute(link, "href")).removeprefix(page.site)
            addresses += [address] if address not in addresses else []
    verdict = f"an entry of {', '.join(feeds)}" if feeds else "an entry of no feed"
    return Section("Feeds and files", verdict, tuple(_row(*item) for item in named.items()))


def _words(link: Element) -> str:
    type_ = attribute(link, "type")
    return WORDS.get(type_, type_ or attribute(link, "rel"))


def _row(words: str, addresses: list[str]) -> tuple[str, str]:
    count = f" ×{len(addresses)}" if len(addresses) > 1 else ""
    return f"{words}{count}", ", ".join(addresses)
