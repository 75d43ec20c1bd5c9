"""The filters of a list of 60 papers with some 90 co-authors, without scripts and with them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import brotli
import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Page, Route
from structured_data.facets import Facet, FacetValue, facet_values, facets
from structured_data.library import Library
from structured_data.loading import load_library

from commands.bench.library import write_library
from commands.browser import served
from commands.build import build_site
from commands.project import ROOT, THEME

from ..accessibility import violations

pytestmark = pytest.mark.browser

SETTINGS = f"""\
from publishconf import *
STRUCTURED_DATA = {{"site_url": "https://ada.example/site", "site_name": "Ada"}}
SITENAME, SITEURL = "Ada", "/site"
PATH, THEME, PLUGIN_PATHS = "content", {str(THEME)!r}, [{str(ROOT / "plugins")!r}]
"""
LIST = "/publications/"
SHOWN = "[data-key]:not([hidden])"
SHIFT = """() => new Promise(done => {
  let sum = 0;
  new PerformanceObserver(list => list.getEntries().forEach(entry => (sum += entry.value)))
    .observe({ type: "layout-shift", buffered: true });
  requestAnimationFrame(() => requestAnimationFrame(() => done(sum)));
})"""


@dataclass(frozen=True)
class Built:
    """An invented site below a path, where it is served, and what it is made from."""

    folder: Path
    address: str
    library: Library

    def page(self, path: str) -> BeautifulSoup:
        file = self.folder / path.removeprefix("/") / "index.html"
        return BeautifulSoup(file.read_text(encoding="utf-8"), "html.parser")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Built]:
    folder = tmp_path_factory.mktemp("sixty")
    write_library(folder / "content", 60)
    (folder / "siteconf.py").write_text(SETTINGS, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        build_site(folder / "siteconf.py", folder / "output")
        library = load_library(Path("content/data"))
        with served(folder / "output", "/site") as address:
            yield Built(folder / "output", address, library)


def keys(value: FacetValue) -> list[str]:
    return [publication.key for publication in value.publications]


def two_values(library: Library) -> tuple[FacetValue, FacetValue, list[str]]:
    """Return a year and a kind that share some of their papers, and those."""
    by_key = {facet.key: facet for facet in facets(library)}
    for one in by_key["year"].values:
        for other in by_key["kind"].values:
            both = [key for key in keys(one) if key in keys(other)]
            if 0 < len(both) < min(len(keys(one)), len(keys(other))):
                return one, other, both
    raise AssertionError("no two values share a part of their papers")


def link(page: Page, value: FacetValue) -> str:
    """Return the selector of the link of a value, which keeps its place."""
    values: list[str] = page.eval_on_selector_all(
        f"[data-facet='{value.facet}'] [data-papers]",
        "links => links.map(link => link.firstChild.data.trim())",
    )
    place = values.index(value.label)
    return f"[data-facet='{value.facet}'] [data-papers] >> nth={place}"


def shown(page: Page) -> list[str]:
    found: list[str] = page.eval_on_selector_all(SHOWN, "all => all.map(one => one.dataset.key)")
    assert len(found) == page.locator(f"{SHOWN} >> visible=true").count()
    return found


def test_every_value_leads_to_a_page_of_its_papers_where_it_is_marked(site: Built) -> None:
    all_values = [value for facet in facets(site.library) for value in facet.values]
    linked = {f"/site{value.path}": f"{value.label} {len(keys(value))}" for value in all_values}
    assert len(linked) == len(all_values) > 100
    for path in (LIST, *(value.path for value in facet_values(site.library))):
        links = site.page(path).select(".filters a")
        assert {a["href"]: a.get_text() for a in links} == linked, path
        current = [a["href"] for a in links if a.get("aria-current") == "page"]
        assert current == [f"/site{path}"] * (path != LIST)
    pages = {value.path: site.page(value.path) for value in all_values}
    heads = {page.head.title.get_text() for page in pages.values()}
    heads |= {page.select_one("meta[name=description]")["content"] for page in pages.values()}
    assert len(heads) == 2 * len(pages)
    for value in all_values:
        page = pages[value.path]
        papers = [a["href"] for a in page.select(".publication-title a")]
        assert papers == [f"/site/publications/{key}/" for key in keys(value)]


def test_values_are_folded_on_a_phone_and_where_they_are_many_without_scripts(
    site: Built, browser: Browser
) -> None:
    coauthors: Facet = facets(site.library)[-1]
    for width, folded in ((1280, False), (390, True)):
        page = browser.new_page(viewport={"width": width, "height": 900}, java_script_enabled=False)
        page.goto(site.address + LIST)
        assert page.locator(".filters-fold > summary").is_visible() == folded
        if folded:
            assert page.locator(".filters a >> visible=true").count() == 0
            page.click(".filters-fold > summary")
        names = page.locator("[data-facet=co-author] a >> visible=true")
        assert names.count() == len(coauthors.shown)
        page.click("[data-facet=co-author] summary")
        assert names.count() == len(coauthors.values) > 80
        assert page.evaluate("document.documentElement.scrollWidth") == width
        page.close()


def test_values_of_several_facets_hold_together_and_stand_in_the_address(
    site: Built, browser: Browser
) -> None:
    one, other, both = two_values(site.library)
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(site.address + LIST)
    page.click(link(page, other))
    assert shown(page) == keys(other)
    page.click(link(page, one))
    address = f"{LIST}?year={one.key}&kind={other.key}"  # as the facets stand, not as was chosen
    state = f"{len(both)} of 60 papers: {one.label}, {other.label}"
    for _ in range(2):
        assert page.url == site.address + address
        assert shown(page) == both
        assert page.inner_text("[role=status]") == state
        assert page.locator(".filters [aria-current=true]").count() == 2
        for facet in facets(site.library):
            chosen = [value for value in (one, other) if value.facet != facet.key]
            for value in facet.shown:
                left = [key for key in keys(value) if all(key in keys(v) for v in chosen)]
                place = page.locator(link(page, value))
                assert place.text_content() == f"{value.label} {len(left)}"
                assert (place.get_attribute("href") is not None) == bool(left)
        page.reload()
    page.go_back()
    assert (page.url, shown(page)) == (site.address + f"{LIST}?kind={other.key}", keys(other))
    page.click(link(page, other))
    assert (page.url, len(shown(page))) == (site.address + LIST, 60)
    page.close()


def test_page_of_one_value_leads_on_to_it_and_another(site: Built, browser: Browser) -> None:
    one, other, both = two_values(site.library)
    page = browser.new_page()
    page.goto(site.address + one.path)
    assert page.inner_text("[role=status]") == f"{len(keys(one))} of 60 papers: {one.label}"
    assert page.locator(".filters [aria-current]").count() == 1
    page.click(link(page, other))
    page.wait_for_url(site.address + f"{LIST}?year={one.key}&kind={other.key}")
    assert shown(page) == both
    page.click(".clear")
    assert (page.url, len(shown(page))) == (site.address + LIST, 60)
    page.close()


def test_keyboard_skips_the_filters(site: Built, browser: Browser) -> None:
    page = browser.new_page(reduced_motion="reduce")
    page.goto(site.address + LIST)
    skip = page.locator(".filters").locator("xpath=preceding-sibling::a")
    skip.focus()
    assert skip.bounding_box()["x"] > 0  # type: ignore[index]
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.parentElement.className") == "publication-title"
    page.close()


def test_keyboard_chooses_keeps_its_place_and_clears(site: Built, browser: Browser) -> None:
    one, _, _ = two_values(site.library)
    page = browser.new_page()
    page.goto(site.address + LIST)
    assert not page.locator(".clear").is_visible()
    page.focus(link(page, one))
    page.keyboard.press("Enter")
    focused = "document.activeElement.firstChild.data.trim()"
    assert page.evaluate(focused) == one.label
    page.focus(".clear")
    page.keyboard.press("Enter")
    assert page.evaluate(focused) == page.inner_text("[role=status]") == "60 papers"
    page.keyboard.press("Tab")
    assert page.evaluate("Boolean(document.activeElement.closest('[data-key]'))")
    page.close()


def test_chosen_coauthor_is_seen_though_folded(site: Built, browser: Browser) -> None:
    value = facets(site.library)[-1].folded[0]
    page = browser.new_page()
    page.goto(f"{site.address}{LIST}?co-author={value.key}&theme=nothing-of-that-name")
    assert shown(page) == keys(value)
    assert page.locator(link(page, value)).is_visible()
    page.close()


def test_nothing_moves_when_the_script_comes_late(site: Built, browser: Browser) -> None:
    _, other, _ = two_values(site.library)

    def late(route: Route) -> None:
        page.wait_for_timeout(300)
        route.continue_()

    for query in ("", f"?kind={other.key}"):
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.route("**/filters.js", late)
        page.goto(site.address + LIST + query)
        page.evaluate("document.fonts.ready")
        assert page.evaluate(SHIFT) == 0, query
        page.close()


@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_no_violation_among_filtered_papers(
    site: Built, browser: Browser, width: int
) -> None:
    one, _, _ = two_values(site.library)
    context = browser.new_context(bypass_csp=True, viewport={"width": width, "height": 900})
    page = context.new_page()
    page.goto(f"{site.address}{LIST}?year={one.key}")
    page.eval_on_selector_all("details", "all => all.forEach(one => (one.open = true))")
    assert violations(page) == []
    context.close()


def test_paper_has_no_filters_and_every_author(site: Built, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(site.address + LIST)
    page.emulate_media(media="print")
    assert not page.locator(".filters").is_visible()
    assert page.locator(".authors details").count() > 0
    assert page.locator(".authors a").count() == page.locator(".authors a >> visible=true").count()
    page.close()


def test_script_is_small() -> None:
    assert len(brotli.compress((THEME / "static/scripts/filters.js").read_bytes())) <= 1024


def test_few_papers_are_listed_without_filters(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write_library(tmp_path / "content", 8)
    bib = tmp_path / "content/data/publications.bib"
    bib.write_text("\n@".join(bib.read_text("utf-8").split("\n@")[:3]), encoding="utf-8")
    for name in ("data/talks.yaml", "data/claims.yaml"):  # on the others
        (tmp_path / "content" / name).unlink()
    (tmp_path / "siteconf.py").write_text(SETTINGS, encoding="utf-8")
    build_site(tmp_path / "siteconf.py", tmp_path / "output")
    page = (tmp_path / "output/publications/index.html").read_text(encoding="utf-8")
    assert page.count("publication-title") == 3
    assert not any(word in page for word in ("filters", "status", "Clear"))
    assert [p.name for p in (tmp_path / "output/publications").iterdir() if "year" in p.name] == []
