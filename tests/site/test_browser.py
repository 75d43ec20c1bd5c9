"""The site in a real browser: reachable, readable and quiet, at every width and in both schemes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from structured_data.loading import load_library
from structured_data.page_view import site_pages

from commands.project import CONTENT

from ..accessibility import violations

pytestmark = pytest.mark.browser

VIEWS = site_pages(load_library(CONTENT / "data"))
ONE_OF_EACH_KIND = [*{view.kind: view.path for view in reversed(VIEWS)}.values(), "/search/"]


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A phone without JavaScript, as the site must work there first."""
    context = browser.new_context(viewport={"width": 320, "height": 640}, java_script_enabled=False)
    yield context
    context.close()


@pytest.mark.parametrize("path", ONE_OF_EACH_KIND)
def test_page_fits_320_pixels_and_asks_no_other_host(
    browser: Browser, address: str, path: str
) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 640})
    requests: list[str] = []
    messages: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: messages.append(message.text))
    page.goto(address + path, wait_until="networkidle")
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    assert [url for url in requests if not url.startswith(address)] == []
    assert messages == []
    page.close()


@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_no_violation(browser: Browser, address: str, width: int) -> None:
    context = browser.new_context(bypass_csp=True, viewport={"width": width, "height": 900})
    page = context.new_page()
    found = {}
    for path in ONE_OF_EACH_KIND:
        page.goto(address + path)
        found[path] = violations(page)
    context.close()
    assert {path: broken for path, broken in found.items() if broken} == {}


def test_citation_is_copied_by_a_button_or_selected_by_one_click(
    browser: Browser, address: str
) -> None:
    paper = next((view.path for view in VIEWS if view.kind == "publication"), None)
    if not paper:
        pytest.skip("no paper")
    allowed = ["clipboard-read", "clipboard-write"]
    for script in (True, False):
        context = browser.new_context(java_script_enabled=script, permissions=allowed)
        page = context.new_page()
        page.goto(address + paper)
        bibtex = page.text_content("pre.selectable")
        assert bibtex
        assert page.locator(".copy").count() == script
        if script:
            page.click(".copy")
            page.wait_for_selector(".copy:text('Copied')")
            assert page.evaluate("navigator.clipboard.readText()") == bibtex
            page.click("pre.selectable")
            assert page.evaluate("getSelection().toString().trim()") == bibtex.strip()
        context.close()


def test_body_text_is_set_in_the_sites_own_face_and_size(browser: Browser, address: str) -> None:
    page = browser.new_page()
    post = next((view.path for view in VIEWS if view.kind == "post"), None)
    if not post:
        pytest.skip("there is no post yet")
    page.goto(address + post, wait_until="networkidle")
    page.evaluate("document.fonts.ready")
    loaded = "[...document.fonts].filter(f => f.status == 'loaded').map(f => f.family)"
    assert "Newsreader" in page.evaluate(loaded)
    family = page.evaluate("getComputedStyle(document.querySelector('.prose p')).fontFamily")
    assert family.split(",")[0] == "Newsreader"
    size = page.evaluate("getComputedStyle(document.querySelector('.prose p')).fontSize")
    assert float(size.removesuffix("px")) >= 17
    page.close()


def test_first_tab_stop_is_the_skip_link_and_it_shows(
    context: BrowserContext, address: str
) -> None:
    page = context.new_page()
    page.goto(address + "/")
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    assert skip.inner_text() == "Skip to content"
    box = skip.bounding_box()
    assert box
    assert box["x"] >= 0


def test_every_leaf_of_the_tree_is_reached_by_keyboard(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(address + "/")
    leaves = set(page.locator(".tree a").evaluate_all("all => all.map(a => a.href)"))
    reached = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.href"))
    assert leaves <= reached
    page.close()


def test_dark_scheme_changes_ground_and_ink(browser: Browser, address: str) -> None:
    grounds = []
    for scheme in ("light", "dark"):
        page = browser.new_page(color_scheme=scheme)  # type: ignore[arg-type]
        page.goto(address + "/")
        grounds.append(_colours(page))
        page.close()
    light, dark = grounds
    assert light == ("rgb(252, 252, 250)", "rgb(26, 27, 30)")
    assert dark == ("rgb(16, 18, 22)", "rgb(233, 230, 223)")


def _colours(page: Page) -> tuple[str, str]:
    style = "getComputedStyle(document.body)"
    return page.evaluate(f"{style}.backgroundColor"), page.evaluate(f"{style}.color")
