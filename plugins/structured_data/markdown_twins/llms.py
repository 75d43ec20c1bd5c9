"""llms.txt, https://llmstxt.org: what the site holds, with links to the Markdown of each page."""

from __future__ import annotations

from collections.abc import Sequence

from ..inline_text import plain_text
from ..library import Library
from ..page_view import PageView
from ..settings import Settings
from .text import bullets, document, escaped, heading, link, section

# Heading -> the kinds of pages below it; what stands under Optional may be skipped.
SECTIONS = {
    "About": ("home", "cv", "publications", "writing", "news", "talks", "collaborators"),
    "Papers": ("publication",),
    "Writing": ("post", "series"),
    "News": ("news_item",),
    "Talks": ("talk",),
    "Optional": ("facet", "collaborator", "tag"),
}


def llms_text(views: Sequence[PageView], library: Library, settings: Settings) -> str:
    """Return llms.txt."""
    return document(
        heading(settings.site_name, 1),
        f"> {escaped(plain_text(library.profile.lede))}",
        *(
            section(title, bullets(_line(view, settings) for view in views if view.kind in kinds))
            for title, kinds in SECTIONS.items()
        ),
    )


def _line(view: PageView, settings: Settings) -> str:
    """Return the link to a page's twin, and what it is about; nothing where it has none."""
    if not view.twin:
        return ""
    return f"{link(view.title, settings.absolute(view.twin))}: {escaped(view.description)}"
