"""A post in a real browser: notes beside what they are about, and nothing in the way of another."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from commands.gallery import A4

pytestmark = [pytest.mark.browser, pytest.mark.slow]

POST = "/blog/everything/"
SHORT = 28  # pixels that a note may stand from where it begins if nothing is in its way
BOXES = """(selector) => [...document.querySelectorAll(selector)].map((one) => {
  const { left, right, top, bottom } = one.getBoundingClientRect();
  return { left, right, top: top + scrollY, bottom: bottom + scrollY, id: one.id };
})"""
# Where the text of each note begins: its paragraph, or in a list the line of its mark.
BEGUN = """() => [...document.querySelectorAll(".sidenote")].map((note) => {
  const mark = document.querySelector(`.footnote-ref[href="#${note.id}"]`);
  const text = mark.closest(".noted > p") ?? mark;
  return text.getBoundingClientRect().top + scrollY;
})"""
# What may not run into another: the text by its blocks, what runs wide, the notes, what follows.
THINGS = ".prose > :not(.sidenote, .noted), .prose > .noted > p, .sidenote, .contents, .post-end"

Box = dict[str, Any]


@pytest.fixture
def page(browser: Browser, edge: str) -> Iterator[Page]:
    """The post without JavaScript, as it must read first."""
    context = browser.new_context(java_script_enabled=False, reduced_motion="reduce")
    page = context.new_page()
    page.goto(edge + POST)
    yield page
    context.close()


def boxes(page: Page, selector: str) -> list[Box]:
    return [box for box in page.evaluate(BOXES, selector) if box["right"] > box["left"]]


def meet(one: Box, other: Box) -> bool:
    return (
        min(one["right"], other["right"]) - max(one["left"], other["left"]) > 0.5
        and min(one["bottom"], other["bottom"]) - max(one["top"], other["top"]) > 0.5
    )


@pytest.mark.parametrize("width", [896, 1100, 1280, 1920, A4])
def test_notes_stand_in_the_margin_beside_their_text_and_nothing_meets(
    page: Page, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(media="print" if width == A4 else "screen")
    notes, things, (text, *_) = boxes(page, ".sidenote"), boxes(page, THINGS), boxes(page, ".prose")
    begun = page.evaluate(BEGUN)
    assert len(notes) == len(begun) == 11
    assert [pair for pair in combinations(things, 2) if meet(*pair)] == []
    for note, top, before in zip(notes, begun, [{"bottom": 0.0}, *notes], strict=False):
        assert text["right"] < note["left"] < note["right"] <= width
        if before["bottom"] + SHORT < top and not is_below_what_it_is_about(note, page):
            assert abs(note["top"] - top) < SHORT
    assert page.evaluate("document.documentElement.scrollWidth") == width


def is_below_what_it_is_about(note: Box, page: Page) -> bool:
    """Say whether a note is about a table, a figure or a heading, which it cannot stand in."""
    about = "figure .footnote-ref, .scroller .footnote-ref, :is(h2, h3, dt) .footnote-ref"
    below = page.evaluate(f"[...document.querySelectorAll('{about}')].map((one) => one.hash)")
    return f"#{note['id']}" in below


def test_things_run_wide_where_there_is_room_and_no_wider_than_the_text_where_there_is_none(
    page: Page,
) -> None:
    for width, is_wide in ((1280, True), (896, True), (768, False), (320, False)):
        page.set_viewport_size({"width": width, "height": 900})
        (text, *_), wide = boxes(page, ".prose"), boxes(page, ".wide")
        assert len(wide) == 3
        assert {box["right"] > text["right"] + 100 for box in wide} == {is_wide}
        assert page.evaluate("document.documentElement.scrollWidth") == width


def test_note_stands_below_its_paragraph_on_a_phone_and_links_lead_there_and_back(
    page: Page,
) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    notes, paragraphs = boxes(page, ".noted > .sidenote"), boxes(page, ".noted > p")
    assert len(boxes(page, ".sidenote")) == 11
    assert notes[0]["top"] == pytest.approx(paragraphs[0]["bottom"], abs=SHORT)
    assert [meet(note, paragraph) for note in notes for paragraph in paragraphs].count(True) == 0
    page.click('.footnote-ref[href="#fn:long"]')
    for selector in ("#fn\\\\:long", "#fnref\\\\:long"):
        box = page.evaluate(f"document.querySelector('{selector}').getBoundingClientRect().top")
        assert 0 < box < 844 / 2, selector
        page.click("#fn\\:long [role=doc-backlink]")


def test_heading_leads_to_itself_and_its_sign_is_seen_only(page: Page) -> None:
    heading = page.locator("#notes")
    sign = "one => getComputedStyle(one, '::before').content"
    assert heading.locator("a").evaluate(sign) == "none"
    heading.locator("a").focus()
    assert heading.locator("a").evaluate(sign) == '"#" / ""'
    assert heading.inner_text() == page.inner_text(".contents [href='#notes']") == "Notes"
    assert page.get_by_role("heading", name="Notes", exact=True).count() == 1
    page.keyboard.press("Enter")
    assert page.url.endswith("/#notes")


def test_table_and_code_scroll_by_the_keyboard(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    for selector in (".scroller", ".highlight pre"):
        one = page.locator(selector).first
        one.focus()
        assert one.evaluate("one => one === document.activeElement")
        assert one.get_attribute("aria-label")
        page.keyboard.press("ArrowRight")
        page.wait_for_timeout(500)
        assert one.evaluate("one => one.scrollLeft") > 0, selector


def test_contents_are_in_the_margin_of_a_wide_page_and_folded_on_a_phone(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    assert page.locator(".contents a").first.is_visible()
    page.locator("#references").scroll_into_view_if_needed()
    assert page.evaluate("document.querySelector('.contents').getBoundingClientRect().top") >= 0
    page.set_viewport_size({"width": 390, "height": 844})
    assert not page.locator(".contents a").first.is_visible()
    page.click(".contents summary")
    assert page.locator(".contents a").first.is_visible()


def test_code_is_copied_by_a_button_that_says_so(browser: Browser, edge: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(edge + POST)
    block = page.locator(".highlight.wide")
    block.hover()
    button = block.locator(".copy")
    assert button.get_attribute("aria-live") == "polite"
    button.click()
    page.wait_for_selector(".wide .copy:text('Copied')")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == block.locator("pre").text_content()
    assert copied.startswith("def step(")  # and no number of a line
    context.close()


def test_typeface_of_formulas_is_fetched_by_a_page_that_has_any(
    browser: Browser, edge: str
) -> None:
    page = browser.new_page()  # which has no file yet
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    page.goto(f"{edge}/blog/short/", wait_until="networkidle")
    assert [url for url in fetched if "math" in url] == []
    with page.expect_request("**/stix-two-math.*.woff2"):
        page.goto(edge + POST)
    page.close()


def test_plot_has_a_drawing_for_the_width_of_the_page_in_the_colours_of_its_scheme(
    page: Page,
) -> None:
    full, narrow = page.locator("#fig-run .plot-full"), page.locator("#fig-run .plot-narrow")
    colours = set()
    for width, media, scheme, shown in (
        (1280, "screen", "light", full),
        (1280, "screen", "dark", full),
        (390, "screen", "light", narrow),
        (A4, "print", "light", full),
    ):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(media=media, color_scheme=scheme)
        assert [full.is_visible(), narrow.is_visible()] == [shown is full, shown is narrow]
        bar = shown.locator("path[fill='var(--accent)']").first
        colours.add((scheme, bar.evaluate("bar => getComputedStyle(bar).fill")))
        size = shown.locator("text").first.evaluate("text => text.getBoundingClientRect().height")
        assert size > 9
    assert len(colours) == 2
    assert page.locator("#fig-run .plot-data").is_hidden()  # on paper
