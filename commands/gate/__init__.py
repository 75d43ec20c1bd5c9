"""Reads a built folder as a visitor and a search engine would, and names what is wrong with it.

site          the folder: its pages, and where its links lead
problem       one thing that is wrong
document      each page as a document: headings, titles, ids, alternatives
markup        each page as HTML that every parser reads alike
requests      links, and what a page makes the browser fetch or run
reach         which pages links lead to, and the sitemap lists
graph         JSON-LD, and the addresses that must agree with it
vocabulary    the part of schema.org that the site uses
requirements  what a node needs to be of use
citations     the tags by which reference managers know papers and posts
text          text as it is compared
feeds         feeds and the sitemap
twins         Markdown twins and llms.txt
"""

from __future__ import annotations

from pathlib import Path

from . import citations, document, feeds, graph, markup, reach, requests, twins
from .problem import Problem
from .site import read_site

PAGE_RULES = (
    document.leftover_markers,
    document.heading_problems,
    document.language_problems,
    document.duplicate_ids,
    document.missing_alternatives,
    markup.markup_problems,
    markup.heading_order,
    markup.nameless_controls,
    requests.inline_code,
    requests.relative_previews,
)
SITE_RULES = (
    document.title_problems,
    document.description_problems,
    requests.broken_links,
    requests.foreign_requests,
    requests.style_sheet_problems,
    reach.unreached_pages,
    reach.sitemap_problems,
    graph.graph_problems,
    citations.citation_problems,
    feeds.feed_problems,
    twins.twin_links,
)


def site_problems(folder: Path, site_url: str) -> list[Problem]:
    """Every problem in a built folder that will stand at `site_url`, sorted by page."""
    site = read_site(folder, site_url)
    if not site.pages:
        return [Problem(".", "no page", "", "build the site first")]
    found = [p for page in site.pages.values() for rule in PAGE_RULES for p in rule(page)]
    found += [p for rule in SITE_RULES for p in rule(site)]
    return sorted(set(found))


__all__ = ["Problem", "site_problems"]
