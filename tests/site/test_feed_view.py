"""What a person sees who opens a feed in a browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

GROUNDS = {"light": "rgb(252, 252, 250)", "dark": "rgb(16, 18, 22)"}
SHOWN = "e => e.checkVisibility() && e.getBoundingClientRect().height > 0"


@pytest.mark.parametrize("scheme", GROUNDS)
@pytest.mark.parametrize(
    ("path", "entry", "text"),
    [
        ("/feeds/news.rss.xml", "item", "encoded"),
        ("/feeds/blog.atom.xml", "entry", "content"),
        ("/feeds/publications.atom.xml", "entry", "content"),
    ],
)
def test_feed_shows_titles_links_and_dates_and_no_markup(
    browser: Browser, address: str, path: str, entry: str, text: str, scheme: str
) -> None:
    page = browser.new_page(
        viewport={"width": 320, "height": 640},
        color_scheme=scheme,  # type: ignore[arg-type]
    )
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto(address + path)
    root = "document.documentElement"
    assert page.evaluate(f"getComputedStyle({root}).backgroundColor") == GROUNDS[scheme]
    assert page.evaluate(f"{root}.scrollWidth") == 320
    assert [url for url in requests if not url.startswith(address)] == []
    for found in page.query_selector_all(entry):
        for name, is_shown in (
            ("title", True),
            ("link:not([rel=enclosure])", True),
            (text, False),
            ("updated", False),
        ):
            for element in found.query_selector_all(f":scope > {name}"):
                assert element.evaluate(SHOWN) == is_shown, (name, element.text_content())
        dates = found.query_selector_all(":scope > pubDate, :scope > published, :scope > date")
        assert sum(date.evaluate(SHOWN) for date in dates) == 1
    page.close()
