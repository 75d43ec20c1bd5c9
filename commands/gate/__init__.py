"""Reads a built folder as a visitor and a search engine would, and names what is wrong with it.

site          the folder: its pages and feeds, and where its links lead
file          one text file of it
reader        its files, read each by itself, where they have changed
facts         what one file says, as the rules of the whole site need it
memory        what was found in a file before
links         where a link leads, as far as its text tells
problem       one thing that is wrong
element       an element of a page, as the rules read it
plain         pages that are surely right, and are read quickly for it
document      each page as a document: headings, titles, ids, alternatives
markup        each page as HTML that every parser reads alike
requests      links, and what a page makes the browser fetch or run
previews      the pictures that links to pages are shown with
moved         pages that lead on from where another page was
reach         which pages links lead to, and the sitemap lists
graph         JSON-LD, and the addresses that must agree with it
vocabulary    the part of schema.org that the site uses
requirements  what a node needs to be of use
citations     the tags by which reference managers know papers and posts
text          text as it is compared
feeds         feeds, the sitemap, and texts such as llms.txt
"""

from __future__ import annotations

from pathlib import Path

from . import citations, document, previews, reach, requests
from .feeds import discovery, text_files
from .graph import series
from .memory import Memory
from .problem import Problem
from .reader import read_site

SITE_RULES = (
    document.title_problems,
    document.description_problems,
    requests.broken_addresses,
    requests.style_sheet_problems,
    reach.unreached_pages,
    reach.sitemap_problems,
    citations.pdf_problems,
    previews.picture_problems,
    series.series_problems,
    discovery.discovery_problems,
    text_files.twin_problems,
)


def site_problems(folder: Path, site_url: str, memory: Memory | None = None) -> list[Problem]:
    """Every problem in a built folder that will stand at `site_url`, sorted by page.

    A page that `memory` knows from before is not read again.
    """
    site = read_site(folder, site_url, memory)
    if not site.pages:
        return [Problem(".", "no page", "", "build the site first")]
    found = [problem for file in site.files for problem in file.problems]
    found += [problem for rule in SITE_RULES for problem in rule(site)]
    return sorted(set(found))


__all__ = ["Memory", "Problem", "site_problems"]
