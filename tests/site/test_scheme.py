"""The colours that a reader chooses, and the policy that keeps foreign code off the pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route

pytestmark = pytest.mark.browser

GROUND = "getComputedStyle(document.body).backgroundColor"
LIGHT, DARK, WHITE = "rgb(252, 252, 250)", "rgb(16, 18, 22)", "rgb(255, 255, 255)"
FORBIDDEN = "<script>document.title = 'ran'</script><style>body { background: red }</style>"
NO_STORAGE = "Object.defineProperty(window, 'localStorage', { get() { throw new Error() } })"


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(color_scheme="light")
    yield context
    context.close()


def chosen(page: Page) -> str:
    return page.locator(".scheme :checked").input_value()


def test_choice_holds_on_other_pages_and_in_other_tabs(
    context: BrowserContext, address: str
) -> None:
    page, other = context.new_page(), context.new_page()
    other.goto(address + "/talks/")
    page.goto(address + "/")
    assert (chosen(page), page.evaluate(GROUND)) == ("system", LIGHT)
    page.get_by_role("radio", name="dark").check()
    assert page.evaluate(GROUND) == DARK
    other.wait_for_selector("[data-scheme=dark]")
    assert (chosen(other), other.evaluate(GROUND)) == ("dark", DARK)
    page.goto(address + "/news/")
    assert (chosen(page), page.evaluate(GROUND)) == ("dark", DARK)
    page.get_by_role("radio", name="system").check()
    page.reload()
    assert (chosen(page), page.evaluate(GROUND)) == ("system", LIGHT)


def test_chosen_colours_are_there_before_the_page_is(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(address + "/")
    page.get_by_role("radio", name="dark").check()
    page.add_init_script(
        "new MutationObserver((_, all) => document.body && (all.disconnect(),"
        " window.first = document.documentElement.dataset.scheme))"
        ".observe(document, { childList: true, subtree: true })"
    )
    page.reload()
    assert page.evaluate("window.first") == "dark"


def test_arrow_keys_change_the_choice(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(address + "/")
    page.get_by_role("radio", name="system").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert (chosen(page), page.evaluate(GROUND)) == ("dark", DARK)


def test_choice_holds_for_its_page_where_nothing_is_kept(
    context: BrowserContext, address: str
) -> None:
    page = context.new_page()
    page.add_init_script(NO_STORAGE)
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(address + "/")
    page.get_by_role("radio", name="dark").check()
    assert page.evaluate(GROUND) == DARK
    assert errors == []


def test_paper_is_white_whatever_is_chosen(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(address + "/")
    page.get_by_role("radio", name="dark").check()
    page.emulate_media(media="print")
    assert page.evaluate(GROUND) == WHITE


def test_there_is_no_choice_without_javascript(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "/")
    assert not page.locator(".scheme").is_visible()
    context.close()


def test_code_and_styles_that_get_into_a_page_do_nothing(
    context: BrowserContext, address: str
) -> None:
    page = context.new_page()

    def injected(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, body=response.text().replace("<main", FORBIDDEN + "<main"))

    page.route(address + "/", injected)
    violations = _violations(page)
    page.goto(address + "/")
    assert page.title() != "ran"
    assert page.evaluate(GROUND) == LIGHT
    assert violations() == ["script-src-elem", "style-src-elem"]


def _violations(page: Page) -> Callable[[], list[str]]:
    """Return what lists the directives that a page has violated."""
    page.add_init_script(
        "window.violated = []; document.addEventListener('securitypolicyviolation',"
        " (event) => violated.push(event.effectiveDirective))"
    )
    return lambda: sorted(page.evaluate("violated"))
