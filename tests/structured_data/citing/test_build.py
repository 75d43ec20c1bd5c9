"""Citations in a site that Pelican builds, and in its feed."""

from __future__ import annotations

from pathlib import Path

import feedparser
import pytest
from bs4 import BeautifulSoup

from commands.build import build_site
from commands.errors import CommandError
from commands.project import ROOT

SETTINGS = """\
import copy
import pelicanconf
from pelicanconf import *
MARKDOWN = copy.deepcopy(pelicanconf.MARKDOWN)
STRUCTURED_DATA = {"site_url": "https://ada.example/site", "site_name": "Ada", **CHANGES}
SITENAME, SITEURL = "Ada", "/site"
PATH, THEME, PLUGIN_PATHS = "content", ROOT + "/theme", [ROOT + "/plugins"]
"""
POST = """\
Title: Lamps
Date: 2025-05
Summary: On lamps.

## Bright [@lantern]

As in [@knuth, p. 12; @lantern], `[@code]`.
"""
KNUTH = "@book{knuth, title = {The {TeX}book}, author = {Knuth, Donald E.}, year = 1984}\n"


def build(site: Path, text: str = POST, **changes: str) -> Path:
    settings = site / "siteconf.py"
    head = f"ROOT, CHANGES = {str(ROOT)!r}, {changes!r}\n"
    settings.write_text(head + SETTINGS, encoding="utf-8")
    for name in ("people.yaml", "publications.bib"):  # no font of the CV holds the name of one
        file = site / "content/data" / name
        file.write_text(file.read_text("utf-8").replace("李娜", "Li Na"), encoding="utf-8")
    post = site / "content/blog/lamps"
    post.mkdir()
    (post / "index.md").write_text(text, encoding="utf-8")
    (post / "references.bib").write_text(KNUTH, encoding="utf-8")
    build_site(settings, site / "output")
    return site / "output"


@pytest.mark.slow
def test_post_and_feed_list_what_is_cited(site: Path) -> None:
    output = build(site)
    page = BeautifulSoup((output / "blog/lamps/index.html").read_text("utf-8"), "html.parser")
    assert [c.get_text() for c in page.select(".prose .citation")] == ["[1]", "[2, p. 12; 1]"]
    entries = page.select(".references li")
    assert [entry["id"] for entry in entries] == ["ref-lantern", "ref-knuth"]
    assert entries[0].select_one('a[href="/site/publications/lantern/"]')
    ids = {element["id"] for element in page.select("[id]")}
    within = {link["href"] for link in page.select(".prose a[href^='#']")}
    assert {href.removeprefix("#") for href in map(str, within)} <= ids
    assert [link.get_text() for link in page.select(".contents a")] == ["Bright", "References"]

    feed = feedparser.parse((output / "feeds/blog.atom.xml").read_bytes())
    (entry,) = (entry for entry in feed.entries if entry.title == "Lamps")
    text = BeautifulSoup(entry.content[0].value, "html.parser")
    address = "https://ada.example/site/blog/lamps/"
    assert [link["href"] for link in text.select(".citation a")] == [
        f"{address}#ref-lantern",
        f"{address}#ref-knuth",
        f"{address}#ref-lantern",
    ]


@pytest.mark.slow
def test_style_is_that_of_the_settings(site: Path) -> None:
    output = build(site, citation_style="author-year")
    page = BeautifulSoup((output / "blog/lamps/index.html").read_text("utf-8"), "html.parser")
    assert [c.get_text() for c in page.select(".prose .citation")] == [
        "(Example et al., 2025)",
        "(Knuth, 1984, p. 12; Example et al., 2025)",
    ]


@pytest.mark.slow
def test_citation_that_is_not_shown_stops_the_build(site: Path) -> None:
    told = "blog/lamps/index.md:7: '@knuth' is cited on lines 7, 10, and Markdown shows 1 of 2"
    with pytest.raises(CommandError, match=told):
        build(site, f"{POST}\n<div>\n[@knuth]\n</div>\n")
