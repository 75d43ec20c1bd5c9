"""Pictures in posts and news, and the portrait, on the pages of the theme and in a browser."""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import feedparser
import PIL.Image
import pytest
from bs4 import BeautifulSoup, Tag
from playwright.sync_api import Browser, Page, Route

from commands.browser import served
from commands.build import build_site
from commands.gate import site_problems
from commands.project import PLUGINS, ROOT, THEME

pytestmark = pytest.mark.slow

SITE = "https://ada.example"
SETTINGS = """\
from publishconf import *
STRUCTURED_DATA = {{"site_url": {site!r}, "site_name": "Ada"}}
SITENAME, SITEURL, PATH, THEME, PLUGIN_PATHS = "Ada", "", {content!r}, {theme!r}, [{plugins!r}]
PLUGINS = [name for name in PLUGINS if name not in {without!r}]
"""
POST = """\
Title: Lamps with pictures
Date: 2026-01-01
Summary: On lamps.

![A lamp](lamp.jpg)

![A lamp](lamp.jpg)

/// figure-caption
    attrs: {{class: wide}}
The lamp again.
///

{text}

![A small lamp](small.jpg)
"""
NEWS = "Title: Lamp {0}\nDate: 2026-01-0{0}\n\n![A lamp](/images/ada.jpg)\n\nIt is lit, {0}.\n"


def photo(file: Path, width: int, height: int) -> None:
    size = (width // 8, height // 8)
    grain = random.Random(1).randbytes(3 * size[0] * size[1])
    file.parent.mkdir(parents=True, exist_ok=True)
    PIL.Image.frombytes("RGB", size, grain).resize((width, height)).save(file)


def written(folder: Path, *without: str) -> Path:
    """Write a small site with pictures into `folder`, and return its settings."""
    content = folder / "content"
    shutil.copytree(ROOT / "tests/cases/gallery/one/content", content)
    photo(content / "blog/lamps/lamp.jpg", 2400, 1600)
    photo(content / "blog/lamps/small.jpg", 400, 300)
    photo(content / "images/ada.jpg", 1500, 1000)
    post = POST.format(text="\n\n".join(["A word about lamps. " * 40] * 12))
    (content / "blog/lamps/index.md").write_text(post, encoding="utf-8")
    for day in (1, 2):
        (content / f"news/lamp-{day}.md").write_text(NEWS.format(day), encoding="utf-8")
    with (content / "data/profile.yaml").open("a", encoding="utf-8") as profile:
        profile.write("\nabout:\n  - I light lamps.\nphoto: images/ada.jpg\n")
    settings = folder / "siteconf.py"
    text = SETTINGS.format(
        site=SITE, content=str(content), theme=str(THEME), plugins=str(PLUGINS), without=without
    )
    settings.write_text(text, encoding="utf-8")
    return settings


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pictures")
    build_site(written(folder), folder / "output")
    return folder / "output"


def page(site: Path, path: str) -> BeautifulSoup:
    return BeautifulSoup((site / path / "index.html").read_text("utf-8"), "html.parser")


def addresses(image: Tag) -> list[str]:
    """Return the addresses of all files of an image."""
    candidates = str(image["srcset"]).split(", ")
    return [str(image["src"]), *(candidate.split()[0] for candidate in candidates)]


def test_site_with_pictures_passes_the_gate(site: Path) -> None:
    assert site_problems(site, SITE) == []


def test_portrait_is_shown_by_files_that_fit(site: Path) -> None:
    (portrait,) = page(site, "").select("img.portrait")
    assert (portrait["width"], portrait["height"]) == ("1500", "1000")
    assert portrait["sizes"] == "max(15rem, 18.75rem * 1.5)"
    assert [candidate.split()[1] for candidate in str(portrait["srcset"]).split(", ")] == [
        *("240w", "480w", "720w")
    ]
    assert (site / "images/ada.jpg").is_file()  # the file that JSON-LD names


def test_without_the_plugin_the_portrait_is_shown_by_its_own_file(tmp_path: Path) -> None:
    output = tmp_path / "output"
    build_site(written(tmp_path, "content_pictures", "preview_pictures"), output)
    (portrait,) = page(output, "").select("img.portrait")
    assert (portrait["src"], portrait["width"], portrait["height"]) == (
        *("/images/ada.jpg", "1500", "1000"),
    )
    assert not (output / "pictures").exists()


def test_only_the_first_picture_of_a_page_is_fetched_at_once(site: Path) -> None:
    for path in ("blog/lamps", "news"):
        first, *later = page(site, path).select("main img")
        assert "loading" not in first.attrs
        assert later
        assert {image["loading"] for image in later} == {"lazy"}


def test_feeds_name_whole_addresses_of_pictures_that_are_there(site: Path) -> None:
    feed = feedparser.parse((site / "feeds/blog.atom.xml").read_bytes(), sanitize_html=False)
    texts = {entry.title: entry.content[0].value for entry in feed.entries}
    images = BeautifulSoup(texts["Lamps with pictures"], "html.parser").select("img")
    assert len(images) == 3
    for image in images:
        for address in addresses(image):
            assert address.startswith(f"{SITE}/pictures/")
            assert (site / address.removeprefix(f"{SITE}/")).is_file()


def test_twin_links_the_file_that_the_author_wrote(site: Path) -> None:
    assert f"![A lamp]({SITE}/blog/lamps/lamp.jpg)" in (site / "blog/lamps/index.md").read_text()
    assert f"![A lamp]({SITE}/images/ada.jpg)" in (site / "news/lamp-1/index.md").read_text()
    assert (site / "blog/lamps/lamp.jpg").is_file()


def test_picture_of_a_link_is_the_same_in_open_graph_and_json_ld(site: Path) -> None:
    post = page(site, "blog/lamps")
    graph = json.loads(post.select_one("script[type='application/ld+json']").get_text())["@graph"]
    (posting,) = (node for node in graph if node["@type"] == "BlogPosting")
    address = post.select_one("meta[property='og:image']")["content"]
    assert posting["image"] == {"@id": address}
    with PIL.Image.open(site / str(address).removeprefix(f"{SITE}/")) as picture:
        size = {
            name: post.select_one(f"meta[property='og:image:{name}']")["content"]
            for name in ("width", "height")
        }
        assert size == {"width": str(picture.width), "height": str(picture.height)}


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    with served(site) as address:
        yield address


def opened(browser: Browser, width: int, density: float) -> Page:
    context = browser.new_context(
        viewport={"width": width, "height": 800}, device_scale_factor=density
    )
    return context.new_page()


def wait_until(page: Page, condition: str) -> None:
    """Wait for a condition; Playwright's own way is against the policy of the page."""
    for _ in range(200):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"never true: {condition}")


@pytest.mark.browser
@pytest.mark.parametrize(
    ("width", "density", "text", "portrait"),
    [
        (390, 1, "400", "480"),
        (390, 2, "720", "720"),
        (390, 3, "1216", "720"),
        (1280, 1, "720", "480"),
        (1280, 2, "1216", "720"),
    ],
)
def test_browser_takes_the_file_that_fits(
    browser: Browser, address: str, width: int, density: float, text: str, portrait: str
) -> None:
    page = opened(browser, width, density)
    page.goto(f"{address}/blog/lamps/", wait_until="networkidle")
    taken = page.evaluate("document.querySelector('.prose img').currentSrc")
    assert taken.endswith(f"-{text}.webp")
    page.goto(f"{address}/")
    page.locator("img.portrait").scroll_into_view_if_needed()
    wait_until(page, "document.querySelector('img.portrait').currentSrc")
    assert page.evaluate("document.querySelector('img.portrait').currentSrc").endswith(
        f"-{portrait}.webp"
    )
    page.context.close()


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 390, 768, 920, 1000, 1120, 1280, 1920])
def test_sizes_say_how_wide_the_theme_shows_a_picture(
    browser: Browser, address: str, width: int
) -> None:
    page = opened(browser, width, 1)
    page.goto(f"{address}/blog/lamps/")
    for image in (".prose > p:first-child img", ".wide img"):
        page.locator(image).scroll_into_view_if_needed()
        wait_until(page, f"document.querySelector('{image}').naturalWidth")
        # A browser calls natural what is as wide as `sizes` says.
        said, shown = page.locator(image).evaluate("one => [one.naturalWidth, one.clientWidth]")
        assert said == pytest.approx(shown, rel=0.02)
    page.context.close()


def late(route: Route) -> None:
    """Let a picture come when the page has long been drawn."""
    route.request.frame.page.wait_for_timeout(300)
    route.continue_()


WATCHED = """
  window.shifts = [];
  new PerformanceObserver((list) => list.getEntries().forEach((one) => shifts.push(one.value)))
    .observe({ type: "layout-shift", buffered: true });
"""
LOADED = "[...document.images].every((one) => one.complete && one.naturalWidth > 0)"


@pytest.mark.browser
@pytest.mark.parametrize(("width", "density"), [(390, 2), (1280, 1)])
def test_nothing_moves_when_pictures_come(
    browser: Browser, address: str, width: int, density: float
) -> None:
    page = opened(browser, width, density)
    page.add_init_script(WATCHED)
    page.route("**/pictures/*", late)
    for path in ("/blog/lamps/", "/news/", "/"):
        page.goto(address + path)
        for image in page.locator("main img").all():
            image.scroll_into_view_if_needed()
        wait_until(page, LOADED)
        assert page.evaluate("shifts") == []
    page.context.close()
