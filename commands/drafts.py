"""What is not out yet: drafts, and what waits for its day."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from .build import check_records, site_settings
from .project import CONTENT, SETTINGS, shown

if TYPE_CHECKING:
    from structured_data.records import Article


def list_drafts(content: Path = CONTENT, settings: Path = SETTINGS) -> None:
    """Print each, drafts first: its file and title, where the preview shows it, when it is out."""
    drafts = check_records(content).drafts
    base = urlsplit(site_settings(settings)["STRUCTURED_DATA"]["site_url"]).path
    for article in sorted(drafts, key=lambda one: (not one.draft, one.date.order, one.slug)):
        print("\n".join(lines(article, base)))
    if not drafts:
        print("no drafts, and nothing that waits for its day")


def lines(article: Article, base: str) -> list[str]:
    """Return what is said of one; the preview stands under the path `base`."""
    from structured_data.page_view import draft_page

    day = article.date.first_day
    appears = f"appears with the first publish from {day} on"
    when = f"a draft, dated {article.date}" if article.draft else appears
    return [
        f"{shown(article.place.file)}: {article.title}",
        f"    {when}; ./inv serve shows it at {base}{draft_page(article).path}",
    ]
