"""Shows what machines make of one page: ./inv inspect /publications/<key>/.

page      the page of an address, and its neighbours where there is none
section   what one reader makes of the page, as rows
scholar   Google Scholar, from the citation tags
zotero    Zotero, from the citation and Dublin Core tags
engines   search engines, from the JSON-LD
previews  what a link to the page looks like elsewhere
feeds     the feeds that the page is an entry of
files     those, and the feeds and files that the head names
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from ..build import build_site, site_settings
from ..gate.file import File, read_files
from ..gate.site import Page, read_pages
from ..project import PUBLISH_SETTINGS
from .engines import engines_section
from .feeds import READERS, feeds_with
from .files import files_section
from .page import page_at
from .previews import preview_section
from .scholar import scholar_section
from .section import Section, section_text
from .zotero import zotero_section


def inspect(address: str) -> None:
    """Build the site as it would be published, and print what machines make of a page."""
    with TemporaryDirectory(prefix="site-") as scratch:
        built = Path(scratch, "site")
        build_site(PUBLISH_SETTINGS, built)
        site_url = site_settings(PUBLISH_SETTINGS)["STRUCTURED_DATA"]["site_url"]
        page = page_at(read_pages(built, site_url), address)
        feeds = read_files(built, site_url, *READERS)
        width = shutil.get_terminal_size((100, 40)).columns
        print(f"{page.url}\n")
        for section in page_sections(page, feeds):
            print(section_text(section, width))


def page_sections(page: Page, feeds: Iterable[File] = ()) -> list[Section]:
    """Return what each reader makes of a page, with the feeds and calendars of its site."""
    return [
        scholar_section(page),
        zotero_section(page),
        engines_section(page),
        preview_section(page),
        files_section(page, feeds_with(page.url, feeds)),
    ]
