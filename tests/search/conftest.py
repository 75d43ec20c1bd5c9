"""The invented site, its entries, and the site as it is published with a few posts more."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest
from search.entries import Entry, entries
from search.sections import sections
from structured_data.cv import curriculum_vitae
from structured_data.library import Library
from structured_data.loading import load_library
from structured_data.page_view import draft_page, site_pages

from commands.build import build_site
from commands.project import ROOT

CONTENT = ROOT / "tests/cases/site/content"
SETTINGS = """\
import copy
import publishconf
from publishconf import *
MARKDOWN = copy.deepcopy(publishconf.MARKDOWN)  # plugins add to it
STRUCTURED_DATA = {"site_url": "https://ada.example/site", "site_name": "Ada Example"}
SITENAME, SITEURL = "Ada Example", "/site"
PLUGINS = [name for name in PLUGINS if name != "preview_pictures"]
PATH, THEME, PLUGIN_PATHS = "content", ROOT + "/theme", [ROOT + "/plugins"]
"""
POSTS = {
    "dimming": """\
Title: How far a lamp can be dimmed
Date: 2025-05-02
Summary: Until nobody sees it.

Before anything else: Søren Müller asked.

## The first photon

It went past Reykjavík.

## Half of a candle

A *flicker*less kilocandle is `dim(0.5)`.
""",
    "strange": """\
Title: "><script>alert(1)</script> & <b>bold</b>
Date: 2025-05-01
Summary: <img src=x onerror=alert(2)> is text.

It is only text.
""",
}


@pytest.fixture(scope="session")
def library() -> Library:
    return load_library(CONTENT / "data", dt.date(2026, 1, 1))


@pytest.fixture(scope="session")
def found(library: Library) -> dict[str, Entry]:
    """Path -> what can be found of the page there; every article says the same."""
    views = [*site_pages(library), *map(draft_page, library.drafts)]
    text = sections('<p>One.</p><h2 id="two">Two</h2><p>Three.</p>')
    texts = {view.path: text for view in views}
    made = entries(views, library, curriculum_vitae(library), texts)
    return {entry.path: entry for entry in made}


@pytest.fixture(scope="session")
def lamps(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented site to build: the file of its settings, beside its content."""
    site = tmp_path_factory.mktemp("lamps")
    shutil.copytree(CONTENT, site / "content")
    for name in ("people.yaml", "publications.bib"):  # no font of the CV holds the name of one
        file = site / "content/data" / name
        file.write_text(file.read_text("utf-8").replace("李娜", "Li Na"), encoding="utf-8")
    for slug, text in POSTS.items():
        (site / f"content/blog/{slug}.md").write_text(text, encoding="utf-8")
    settings = site / "siteconf.py"
    settings.write_text(f"ROOT = {str(ROOT)!r}\n{SETTINGS}", encoding="utf-8")
    return settings


@pytest.fixture(scope="session")
def small(lamps: Path) -> Path:
    """The site, with an index that is loaded whole."""
    build_site(lamps, lamps.parent / "small")
    return lamps.parent / "small"


@pytest.fixture(scope="session")
def large(lamps: Path) -> Path:
    """The site, searched as if it had more pages."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("search.generator.MOST_PAGES", 0)
        build_site(lamps, lamps.parent / "large")
    return lamps.parent / "large"
