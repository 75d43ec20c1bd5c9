"""Every kind of page looks as it did: a change of the theme is seen, and renewed when it is meant.

The pictures are of the site `edges`, reduced to a quarter and to few colours, so that what differs
between two versions of a browser is not taken for a change, and what a person would see is.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Browser

from commands.browser import served
from commands.gallery import A4, CASES, Look, kinds, pictures
from commands.project import CACHE, shown

pytestmark = [pytest.mark.browser, pytest.mark.slow]

GOLDEN = CASES / "pictures"
TYPEFACE = GOLDEN / "typeface.txt"
LOOKS = (Look(390, "light"), Look(1280, "light"), Look(1280, "dark"), Look(A4, "print"))
REDUCED = 4  # CSS pixels of a page to one of a picture, each way
TILE = 10  # pixels of a picture that are compared at once, each way
SEEN = 4  # of 255: by how much a tile may differ on the average, in any of red, green and blue
# The theme takes the monospaced face of the system, whose letters are of another width elsewhere.
WIDTH_OF_MONO = """() => {
  const canvas = document.createElement("canvas").getContext("2d");
  canvas.font = `100px ${getComputedStyle(document.documentElement).getPropertyValue("--mono")}`;
  return canvas.measureText("Rgx019").width.toFixed(1);
}"""


@pytest.fixture(scope="module")
def address(edges: Path) -> Iterator[str]:
    with served(edges) as address:
        yield address


def reduced(png: bytes) -> Image.Image:
    """Return a picture as it is kept: small, and in few colours."""
    whole = Image.open(io.BytesIO(png)).convert("RGB")
    size = (max(1, whole.width // REDUCED), max(1, whole.height // REDUCED))
    levels = [value & 0xF0 for value in range(256)] * 3
    return whole.resize(size, Image.Resampling.BOX).point(levels)


def difference(one: Image.Image, other: Image.Image) -> float:
    """Return the most that a tile of two pictures differs in a colour, of 255."""
    if one.size != other.size:
        return 255.0
    wide = (-(-one.width // TILE), -(-one.height // TILE))
    tiles = ImageChops.difference(one, other).resize(wide, Image.Resampling.BOX)
    return float(max(tiles.tobytes()))


def test_every_kind_of_page_looks_as_it_did(
    browser: Browser, edges: Path, address: str, request: pytest.FixtureRequest
) -> None:
    renew = request.config.getoption("--update-cases")
    page = browser.new_page()
    page.goto(address)
    mono = page.evaluate(WIDTH_OF_MONO)
    page.close()
    if renew:
        for file in GOLDEN.glob("*.png"):
            file.unlink()
        GOLDEN.mkdir(exist_ok=True)
        TYPEFACE.write_text(f"{mono}\n", encoding="utf-8")
    elif TYPEFACE.read_text(encoding="utf-8").strip() != mono:
        pytest.skip("the system has another monospaced typeface than that of the pictures")
    changed: list[str] = []
    found = set()
    for kind, look, png in pictures(browser, edges, kinds("edges", edges), LOOKS):
        file = GOLDEN / f"{kind}-{look.name}.png"
        picture = reduced(png)
        found.add(file.name)
        if renew:
            picture.save(file, optimize=True)
        elif not file.is_file() or difference(Image.open(file), picture) > SEEN:
            now = CACHE / "gallery" / "changed" / file.name
            now.parent.mkdir(parents=True, exist_ok=True)
            now.write_bytes(png)
            changed.append(f"{file.name}: it looks otherwise now, as in {shown(now)}")
    gone = {file.name for file in GOLDEN.glob("*.png")} - found
    changed += [f"{name}: there is no such page any more" for name in sorted(gone)]
    assert changed == [], (
        "look at them; if they are meant: pytest tests/site/test_gallery.py --update-cases"
    )


@pytest.mark.parametrize(
    ("change", "is_seen"),
    [
        ("/* nothing */", False),
        (".masthead-name { letter-spacing: 1px }", True),
        (".page-header .lede { color: var(--accent) }", True),
        (".venue { display: none }", True),
        ("body { color: #1c1d20 }", False),
    ],
)
def test_change_that_a_person_sees_is_seen(
    browser: Browser, address: str, change: str, is_seen: bool
) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900}, bypass_csp=True)
    page.goto(f"{address}/publications/")
    page.evaluate("document.fonts.ready")
    before = reduced(page.screenshot(full_page=True))
    page.add_style_tag(content=change)
    after = reduced(page.screenshot(full_page=True))
    page.close()
    assert (difference(before, after) > SEEN) == is_seen
