"""What tests of the built site share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from commands.browser import QUIET, find_chromium


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium, anew for each file: Playwright does not run twice at once."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(QUIET))
        yield browser
        browser.close()
