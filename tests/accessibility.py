"""What axe finds wrong with a page, in the light and in the dark."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.base import AXE_FILE_PATH
from playwright.sync_api import Page

WCAG = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]}
CONTRAST = {"type": "rule", "values": ["color-contrast"]}  # all that a scheme changes
RUN = """(rules) => axe.run({ runOnly: rules, resultTypes: ["violations"] })
  .then((found) => found.violations.map((one) => [one.id, one.nodes[0].html.slice(0, 120)]))"""


def violations(page: Page) -> list[Any]:
    """Return the rules that a page breaks, each with where; axe needs a context without a CSP."""
    page.evaluate(AXE_FILE_PATH.read_text(encoding="utf-8"))
    page.emulate_media(color_scheme="light")
    found = page.evaluate(RUN, WCAG)
    page.emulate_media(color_scheme="dark")
    return [*found, *page.evaluate(RUN, CONTRAST)]
