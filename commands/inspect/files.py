"""The feeds and files that the head of a page names."""

from __future__ import annotations

from urllib.parse import urljoin

from ..gate.site import Page, attribute
from .section import Section

NOT_SHOWN = {"stylesheet", "icon", "preload", "canonical", "apple-touch-icon", "manifest"}


def files_section(page: Page) -> Section:
    """Return each link of the head that leads a program to something else."""
    rows = []
    for link in page.named("link"):
        relations = attribute(link, "rel").split()
        if not NOT_SHOWN.intersection(relations):
            type_ = attribute(link, "type").rpartition("/")[2].rpartition(".")[2]
            words = type_ or " ".join(relations)
            rows.append((words, urljoin(page.url, attribute(link, "href"))))
    return Section("Feeds and files", f"{len(rows)} named in the head", tuple(rows))
