"""What every page keeps to: its weight, no shift, nothing that waits, the keyboard, large text."""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from pathlib import Path

import brotli
import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Playwright, Route, sync_playwright

from commands.browser import QUIET, find_chromium
from commands.gallery import kinds

from ..accessibility import violations

FIRST_ROUND_TRIP = 14_000  # bytes: what a server sends before it waits for an answer
BEGINNING = 4_000  # of them for a text with drawings, which comes while it is read
DRAWING = 2_000  # each of those in it
SCRIPTS = 4_000
FONTS = 100_000
FORMULA_FONT = 60_000
WATCHED = """
  window.shifts = []; window.largest = null;
  new PerformanceObserver((list) => list.getEntries().forEach((one) => shifts.push(one.value)))
    .observe({ type: "layout-shift", buffered: true });
  new PerformanceObserver((list) => { largest = list.getEntries().at(-1).url; })
    .observe({ type: "largest-contentful-paint", buffered: true });
"""
# Looks at all that gets the focus, and keeps what is not seen to have it.
WALKED = """() => {
  window.unseen = [];
  addEventListener("focusin", ({ target: one }) => {
    missed.delete(one);
    const box = one.getBoundingClientRect();
    const ring = [one, one.parentElement].some((e) => getComputedStyle(e).outlineStyle !== "none");
    const seen = box.width > 0 && box.left >= 0 && box.right <= innerWidth + 1;
    if (!ring || !seen) unseen.push(one.outerHTML.slice(0, 100));
  });
  const all = "a[href], button, input:not([type=radio]), :checked, select, summary, [tabindex='0']";
  const shown = (one) => one.checkVisibility({ visibilityProperty: true });
  window.missed = new Set([...document.querySelectorAll(all)].filter(shown));
  return missed.size;
}"""


def packed(*files: bytes) -> int:
    """Return the bytes of files as a server sends them."""
    return sum(len(brotli.compress(file)) for file in files)


def test_page_and_its_style_fit_the_first_round_trip_one_with_drawings_without_its_text(
    built: Path, pages: dict[str, BeautifulSoup]
) -> None:
    heavy = {}
    for path, page in pages.items():
        frame = copy(page)
        (style,) = (str(tag["href"]) for tag in frame.select("link[rel=stylesheet]"))
        drawn = [text for text in frame.select("article .e-content") if text.find("svg")]
        for text in drawn:
            text.clear()
        size = packed(frame.encode(), (built / style.removeprefix("/")).read_bytes())
        if size > FIRST_ROUND_TRIP - BEGINNING * len(drawn):
            heavy[path] = size
    assert heavy == {}


def test_drawing_in_a_text_is_light(pages: dict[str, BeautifulSoup]) -> None:
    drawings = [
        (path, packed(drawing.encode()))
        for path, page in pages.items()
        for drawing in page.select(".e-content svg")
    ]
    assert [(path, size) for path, size in drawings if size > DRAWING] == []


def plain_name(file: Path) -> str:
    """Return the name of a file of the theme without what says its content."""
    return file.name.partition(".")[0]


def test_scripts_and_fonts_are_light(built: Path) -> None:
    assert packed(*(file.read_bytes() for file in built.rglob("*.js"))) <= SCRIPTS
    fonts = {plain_name(file): file.stat().st_size for file in built.rglob("*.woff2")}
    assert fonts.pop("stix-two-math", 0) <= FORMULA_FONT  # pages with formulas fetch it
    assert sum(fonts.values()) <= FONTS


def test_no_page_needs_more_than_a_style_sheet_and_a_script_to_be_drawn(
    pages: dict[str, BeautifulSoup],
) -> None:
    for path, page in pages.items():
        blocking = [tag["href"] for tag in page.select("head link[rel=stylesheet]")]
        scripts = page.select("head script[src]:not([defer], [async], [type=module])")
        assert len(blocking) == 1, path
        assert [plain_name(Path(str(tag["src"]))) for tag in scripts] == ["scheme"], path


@pytest.fixture(scope="module")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="module")
def browser(playwright: Playwright) -> Iterator[Browser]:
    browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(QUIET))
    yield browser
    browser.close()


@pytest.fixture(scope="module")
def paths(edges: Path) -> dict[str, str]:
    return kinds("edges", edges)


def late(route: Route) -> None:
    """Let a font, or a script that waits, come when the page has long been drawn."""
    route.request.frame.page.wait_for_timeout(300)
    route.continue_()


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_moves_when_the_font_comes_and_the_largest_paint_is_text(
    browser: Browser, edge: str, paths: dict[str, str], width: int
) -> None:
    moved = {}
    for kind, path in paths.items():
        page = browser.new_page(viewport={"width": width, "height": 900})
        page.add_init_script(WATCHED)
        page.route("**/*.woff2", late)
        page.route("**/search/*.js", late)
        page.goto(edge + path)  # until all is loaded, what is preloaded too
        page.evaluate("document.fonts.ready")
        page.wait_for_timeout(100)
        shift = sum(page.evaluate("shifts"))
        if shift or page.evaluate("largest") != "":
            moved[kind] = (shift, page.evaluate("largest"))
        page.close()
    assert moved == {}


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.parametrize(
    ("width", "letters"), [(320, 16), (640, 16), (640, 32), (1280, 32), (1920, 32)]
)
def test_no_page_scrolls_sideways_on_a_phone_or_with_large_letters(
    playwright: Playwright, edge: str, paths: dict[str, str], width: int, letters: int
) -> None:
    settings = f"--blink-settings=defaultFontSize={letters}"
    browser = playwright.chromium.launch(executable_path=find_chromium(), args=[*QUIET, settings])
    page = browser.new_page(viewport={"width": width, "height": 640})
    wide = {}
    for kind, path in paths.items():
        page.goto(edge + path)
        if (scroll := page.evaluate("document.documentElement.scrollWidth")) > width:
            wide[kind] = scroll
    assert page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)") > letters
    browser.close()
    assert wide == {}


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.parametrize("width", [390, 1280])
def test_keyboard_reaches_everything_in_turn_and_shows_where_it_is(
    browser: Browser, edge: str, paths: dict[str, str], width: int
) -> None:
    lost = {}
    for kind, path in paths.items():
        page = browser.new_page(viewport={"width": width, "height": 900})
        page.goto(edge + path)
        while page.evaluate("document.activeElement !== document.body"):
            page.keyboard.press("Shift+Tab")  # the search begins in its field
        for _ in range(page.evaluate(WALKED) + 20):  # Chromium stops at what scrolls by itself, too
            page.keyboard.press("Tab")
        unseen = page.evaluate("unseen")
        missed = page.evaluate("[...missed].map((one) => one.outerHTML.slice(0, 100))")
        if missed or unseen:
            lost[kind] = (missed, unseen)
        page.close()
    assert lost == {}


@pytest.mark.browser
def test_nothing_moves_by_itself_for_who_wants_no_motion(
    browser: Browser, edge: str, paths: dict[str, str]
) -> None:
    page = browser.new_page(reduced_motion="reduce")
    for path in paths.values():
        page.goto(edge + path)
        assert page.evaluate("document.getAnimations().length") == 0
        assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    page.close()


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_no_violation_on_pages_that_are_strained(
    browser: Browser, edge: str, paths: dict[str, str], width: int
) -> None:
    context = browser.new_context(bypass_csp=True, viewport={"width": width, "height": 900})
    page = context.new_page()
    found = {}
    for kind, path in paths.items():
        page.goto(edge + path)
        found[kind] = violations(page)
    context.close()
    assert {kind: broken for kind, broken in found.items() if broken} == {}
