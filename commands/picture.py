"""The picture of the home page that README shows."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from .browser import QUIET, ensure_chromium, served
from .build import build_site
from .project import PUBLISH_SETTINGS, ROOT, shown

PICTURE = ROOT / "docs" / "home.png"
SIZE = (1280, 1160)  # CSS pixels: the hero and where the work shows up


def take_picture(picture: Path = PICTURE) -> None:
    """Build the site and write a picture of its home page."""
    from playwright.sync_api import sync_playwright

    width, height = SIZE
    with TemporaryDirectory() as scratch, sync_playwright() as playwright:
        build_site(PUBLISH_SETTINGS, Path(scratch, "site"))
        browser = playwright.chromium.launch(executable_path=ensure_chromium(), args=list(QUIET))
        with served(Path(scratch, "site")) as address:
            page = browser.new_page(viewport={"width": width, "height": height})
            page.goto(address, wait_until="networkidle")
            page.screenshot(path=picture)
        browser.close()
    print(f"made {shown(picture)}")
