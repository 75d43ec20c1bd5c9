"""The search in a real browser, under a strict Content-Security-Policy."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from search.pagefind import pagefind_policy

from commands.browser import served
from pelicanconf import CONTENT_SECURITY_POLICY

from ..accessibility import violations

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture(scope="module")
def address(small: Path) -> Iterator[str]:
    with served(small, "/site", CONTENT_SECURITY_POLICY) as address:
        yield address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that may not say anything on its console, nor open a dialog."""
    said: list[str] = []
    page = browser.new_page()
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
    yield page
    page.close()
    assert said == []


def links(page: Page) -> Locator:
    return page.locator(".search-results a")


def shown(page: Page, query: str) -> list[str]:
    """Type a query; return where the results lead, below the base path."""
    page.get_by_role("searchbox").fill(query)
    page.wait_for_url(f"**/search/?{urlencode({'q': query})}")
    expect(page.get_by_role("status")).to_have_text(re.compile(r"^\d+ page|^Nothing"))
    found: list[str] = links(page).evaluate_all("all => all.map(a => a.pathname + a.hash)")
    return [link.removeprefix("/site") for link in found]


def test_results_come_with_marks_and_the_address_as_one_types(page: Page, address: str) -> None:
    page.goto(f"{address}/search/")
    expect(page.get_by_role("searchbox")).to_be_focused()
    assert shown(page, "accepted invent 2025 lant") == ["/news/lantern-accepted/"]
    expect(page.get_by_role("status")).to_have_text("1 page")
    marks = page.locator(".search-results .row-title mark").all_inner_texts()
    assert marks == ["Lant", "accepted", "INVENT", "2025"]
    expect(page.locator(".search-everything")).to_be_hidden()
    assert page.url == f"{address}/search/?q=accepted+invent+2025+lant"
    links(page).first.click()
    page.go_back()
    expect(page.get_by_role("searchbox")).to_have_value("accepted invent 2025 lant")
    expect(links(page)).to_have_count(1)


def test_first_result_is_what_one_means(page: Page, address: str) -> None:
    meant = {
        "garcia marquez": "/collaborators/jose-garcia-marquez/",
        "\u00c9CLAIRS twice": "/publications/lantern/",
        "soren muller": "/blog/dimming/",
        "reykjavik photon": "/blog/dimming/#the-first-photon",
        "flickerl": "/blog/dimming/#half-of-a-candle",
        "how far dimmed": "/blog/dimming/",
        "2501.00001": "/publications/lantern/",
        "village school": "/cv/#education",
        "lamps": "/tags/lamps/",
    }
    page.goto(f"{address}/search/")
    assert {query: shown(page, query)[0] for query in meant} == meant


def test_drafts_and_what_lacks_a_word_are_not_found(page: Page, address: str) -> None:
    page.goto(f"{address}/search/")
    for query in ("half-written", "far future", "lamps xyzzy", "ickerless", "..."):
        assert shown(page, query) == []
        expect(page.get_by_role("status")).to_have_text(
            f"Nothing found for \u201c{query}\u201d. Everything is listed below."
        )
        expect(page.locator(".search-everything")).to_be_visible()


def test_every_result_is_reached_and_left_by_keyboard(page: Page, address: str) -> None:
    page.goto(f"{address}/blog/dimming/")
    page.keyboard.press("/")
    page.wait_for_url(f"{address}/search/")
    field = page.get_by_role("searchbox")
    expect(field).to_be_focused()
    page.keyboard.type("moths/")
    expect(field).to_have_value("moths/")
    page.keyboard.press("Enter")
    expect(links(page).first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(links(page).nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(field).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("/")
    expect(field).to_be_focused()
    page.keyboard.press("Escape")
    expect(field).to_have_value("")
    expect(page.locator(".search-everything")).to_be_visible()
    expect(page.get_by_role("status")).to_have_text("Everything is listed below.")
    assert page.url == f"{address}/search/"


def test_key_can_be_turned_off(page: Page, address: str) -> None:
    page.goto(f"{address}/search/")
    page.get_by_role("button", name="Turn it off").click()
    page.goto(f"{address}/cv/")
    page.keyboard.press("/")
    page.goto(f"{address}/search/")
    page.get_by_role("button", name="Turn it on").click()
    page.goto(f"{address}/cv/")
    page.keyboard.press("/")
    page.wait_for_url(f"{address}/search/")


def test_strange_title_is_text_in_every_place(page: Page, address: str) -> None:
    page.goto(f"{address}/search/?q=script")
    expect(links(page).first).to_have_text('"><script>alert(1)</script> & <b>bold</b>')
    expect(page.locator(".row-text").first).to_contain_text("<img src=x onerror=alert(2)> is text.")
    page.goto(f"{address}/search/?q=%22%3E%3Cb%3Exyzzy")
    expect(page.get_by_role("status")).to_contain_text('\u201c"><b>xyzzy\u201d')
    assert page.locator("main b, main img").count() == 0


def test_index_that_does_not_load_is_told_and_asked_for_again(
    browser: Browser, address: str
) -> None:
    page = browser.new_page()
    page.route("**/index.*.json", lambda route: route.abort())
    page.goto(f"{address}/search/?q=lamps")
    expect(page.get_by_role("status")).to_have_text(
        "The search did not load; typing tries again. Everything is listed below."
    )
    expect(page.locator(".search-everything")).to_be_visible()
    page.unroute("**/index.*.json")
    assert shown(page, "lamps")[0] == "/tags/lamps/"
    page.close()


def leads_on(file: Path) -> bool:
    """Whether a page only leads from a former address to another."""
    return 'http-equiv="refresh"' in file.read_text(encoding="utf-8")


def test_without_javascript_the_form_leads_to_a_list_of_everything(
    browser: Browser, address: str, small: Path
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/talks/")
    page.get_by_role("link", name="Search").click()
    page.get_by_role("searchbox").fill("lamps")
    page.get_by_role("button", name="Search").click()
    assert page.url == f"{address}/search/?q=lamps"
    expect(page.get_by_text("The field needs JavaScript; the list does not.")).to_be_visible()
    expect(page.locator(".search-slash")).to_be_hidden()
    listed = page.locator(".search-everything a").evaluate_all("all => all.map(a => a.pathname)")
    files = [file for file in small.rglob("*/index.html") if not leads_on(file)]
    pages = {f"/site/{file.parent.relative_to(small)}/" for file in files}
    filters = {path for path in pages if re.match("/site/publications/.+/.+/", path)}
    assert set(listed) == {*pages, "/site/"} - {*filters, "/site/search/"}
    assert len(listed) == len(set(listed))
    context.close()


def test_results_fit_a_narrow_screen_and_break_no_rule(browser: Browser, address: str) -> None:
    context = browser.new_context(bypass_csp=True, viewport={"width": 320, "height": 640})
    page = context.new_page()
    page.goto(f"{address}/search/?q=lamps")
    expect(links(page).first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    assert violations(page) == []
    context.close()


def test_large_site_is_searched_by_pagefind(page: Page, large: Path) -> None:
    policy = pagefind_policy(CONTENT_SECURITY_POLICY)
    with served(large, "/site", policy) as address:
        page.goto(f"{address}/search/")
        assert shown(page, "eclair twice speed")[0] == "/publications/lantern/"
        assert shown(page, "kilocandle") == ["/blog/dimming/#half-of-a-candle"]
        assert page.locator(".row-text mark").all_inner_texts() == ["kilocandle"]
        assert shown(page, "alert") == ["/blog/strange/"]
        expect(links(page).first).to_have_text('"><script>alert(1)</script> & <b>bold</b>')
        assert page.locator("main b, main img").count() == 0
