"""The research tree as a browser draws it: of few papers and of many, at every width."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from itertools import combinations, product
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml
from playwright.sync_api import Browser, Page, expect

from commands.browser import served
from commands.build import build_content

pytestmark = [pytest.mark.browser, pytest.mark.slow]

LONG = "A system whose name is a whole sentence, which is cut where there is no room for it"
WORD = "Incomprehensibilities" * 4
STRANGE = (
    "分散型大規模言語モデルの推論における接頭辞キャッシュの共有",
    LONG,
    WORD,
    "W",
    "مرحبا بالعالم",
)


VENUES = ("OSDI", "NeurIPS", "Reliable Things")


def papers(count: int) -> list[str]:
    return [f"Paper {number}" for number in range(count)]


# Name of a site -> area -> the short titles of its papers, the newest first.
SITES = {
    "3 papers": {"Lamps": ["Lantern", "Ember"], "Insects": ["Moth"]},
    "7 papers": {
        "Serving": ["Nitsum", "Preble", "InferCept"],
        "Training": ["DAS", "Worst-group"],
        "Agents": ["TClone", "Cognify"],
    },
    "60 papers": {
        "Serving": papers(40),
        "Training": papers(10),
        "Agents": papers(5),
        "Compilers": papers(4),
        "Memory": papers(1),
    },
    "12 areas": {f"Area {number}": papers(3) for number in range(12)},
    "names of every kind": {LONG: [*STRANGE], WORD: [LONG], "推論": [WORD, "B"]},
}
WIDTHS = (320, 375, 390, 768, 1024, 1280, 1920)
TEXT_SIZES = ("100%", "200%")


class Box(NamedTuple):
    """What an element takes of the page, in CSS pixels."""

    name: str
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


def write_site(folder: Path, areas: dict[str, list[str]]) -> Path:
    """Write and build a site of these papers, and return where it stands."""
    data = folder / "content/data"
    data.mkdir(parents=True)
    files: dict[str, Any] = {
        "people": [{"key": "ada", "name": "Ada Example"}],
        "venues": [
            {"key": f"v-{n}", "name": name, "short": name, "series": name, "kind": "conference"}
            for n, name in enumerate(VENUES)
        ],
        "profile": {
            "person": "ada",
            "status": "Looking for a lighthouse",
            "headline": "Light that is *never* wasted, by systems that learn.",
            "lede": "I study lamps, and what they attract. " * 5,
            "areas": [{"key": f"area-{n}", "name": name} for n, name in enumerate(areas)],
        },
    }
    for name, value in files.items():
        (data / f"{name}.yaml").write_text(yaml.safe_dump(value, allow_unicode=True), "utf-8")
    entries = [
        f"@inproceedings{{p-{area}-{n}, title = {{Work {area}-{n}}}, shorttitle = {{{title}}},"
        f" author = {{Example, Ada}}, venue = {{v-{n % 3}}},"
        f" date = {{{2025 - n // 12}-{12 - n % 12:02}}}, area = {{area-{area}}}}}\n"
        for area, titles in enumerate(areas.values())
        for n, title in enumerate(titles)
    ]
    (data / "publications.bib").write_text("\n".join(entries), "utf-8")
    return build_content(folder / "content", folder / "output")


@pytest.fixture(scope="module")
def addresses(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """Name of a site -> where it is served."""
    with ExitStack() as servers:
        yield {
            name: servers.enter_context(served(write_site(tmp_path_factory.mktemp("site"), areas)))
            for name, areas in SITES.items()
        }


@pytest.fixture
def opened(browser: Browser, addresses: dict[str, str]) -> Iterator[Callable[..., Page]]:
    """Opens the home page of a site at a width, with options of the browser's context."""
    contexts = []

    def page_of(site: str, width: int, **options: Any) -> Page:
        context = browser.new_context(viewport={"width": width, "height": 900}, **options)
        contexts.append(context)
        page = context.new_page()
        page.goto(addresses[site] + "/")
        page.evaluate("document.fonts.ready")
        return page

    yield page_of
    for context in contexts:
        context.close()


def boxes(page: Page, selector: str) -> list[Box]:
    """Return the box of each element, by the text that it holds."""
    found = page.locator(selector).evaluate_all(
        "all => all.map(e => [e.textContent, e.getBoundingClientRect()])"
        ".map(([text, r]) => [text, r.left, r.top + scrollY, r.right, r.bottom + scrollY])"
    )
    return [Box(*box) for box in found]


def edges(page: Page, selector: str) -> list[tuple[float, float, float, float]]:
    """Return where each edge that is drawn begins and ends, in CSS pixels of the page."""
    ends: list[tuple[float, float, float, float]] = page.locator(selector).evaluate_all(
        """all => all.filter(path => path.checkVisibility()).map(path => {
            const matrix = path.getScreenCTM(), length = path.getTotalLength()
            const [a, b] = [0, length].map(
                at => path.getPointAtLength(at).matrixTransform(matrix))
            return [a.x, a.y + scrollY, b.x, b.y + scrollY]
        })"""
    )
    return ends


def middle(box: Box) -> float:
    return (box.top + box.bottom) / 2


@pytest.mark.parametrize("site", SITES)
def test_no_names_meet_and_none_leaves_the_page(opened: Callable[..., Page], site: str) -> None:
    page = opened(site, 1280)
    for width, size in product(WIDTHS, TEXT_SIZES):
        page.set_viewport_size({"width": width, "height": 900})
        page.evaluate("size => { document.documentElement.style.fontSize = size }", size)
        at = (width, size)
        texts = boxes(page, ".tree-area span, .tree-leaves a > span")
        links = boxes(page, ".tree a")
        assert len(texts) >= len(links) > 0
        for drawn in (texts, links):
            assert [(a, b) for a, b in combinations(drawn, 2) if a.meets(b)] == [], at
            assert [box for box in drawn if box.left < 0 or box.right > width] == [], at
        assert [box for box in links if box.bottom - box.top < 24] == [], at
        assert boxes(page, ".tree")[0].right <= width, at


@pytest.mark.parametrize("site", SITES)
def test_edges_lead_from_the_root_by_the_areas_to_the_papers(
    opened: Callable[..., Page], site: str
) -> None:
    page = opened(site, 1280)
    for width in (375, 390, 768, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        (tree,) = boxes(page, ".tree-branches")
        areas = boxes(page, ".tree-area")
        assert edges(page, ".tree-branches > li > svg > path") == [
            pytest.approx((tree.left, middle(tree), area.left, middle(area)), abs=1)
            for area in areas
        ]
        for trunk, area in zip(edges(page, ".tree-area path"), areas, strict=True):
            assert trunk[2:] == pytest.approx((area.right, middle(area)), abs=2)
        for number, area in enumerate(areas, 1):
            branch = f".tree-branches > li:nth-child({number}) .tree-leaves"
            assert edges(page, f"{branch} path") == [
                pytest.approx((area.right, middle(area), link.left, middle(link)), abs=1)
                for link in boxes(page, f"{branch} a")
            ]


@pytest.mark.parametrize(("site", "most"), [("60 papers", 500), ("12 areas", 800)])
def test_tree_of_many_papers_keeps_the_headline_on_the_first_screen(
    opened: Callable[..., Page], site: str, most: int
) -> None:
    page = opened(site, 1280)
    (tree,), (headline,) = boxes(page, ".tree"), boxes(page, "h1")
    assert tree.bottom - tree.top <= most
    assert headline.bottom < 450
    assert headline.right <= tree.left


def test_tree_is_one_list_to_a_screen_reader_at_every_width(opened: Callable[..., Page]) -> None:
    snapshots = {
        opened("60 papers", width).locator(".tree").aria_snapshot() for width in (320, 390, 1280)
    }
    (snapshot,) = snapshots
    lines = [line.strip(" -:") for line in snapshot.splitlines()]
    name = "Research tree: areas of work and the papers in each"
    assert lines[0] == f"'figure \"{name}\"'"
    said = [line for line in lines if line.startswith("link")]
    assert said[:5] == [
        'link "Serving"',
        'link "Paper 0 OSDI ’25"',
        'link "Paper 1 NeurIPS ’25"',
        'link "Paper 2 Reliable Things ’25"',
        'link "37 more in Serving"',
    ]
    assert len(said) == 5 + 16  # areas and rows


@pytest.mark.parametrize("width", [320, 1280])
def test_tab_walks_through_the_areas_and_their_papers_from_top_to_bottom(
    opened: Callable[..., Page], width: int
) -> None:
    page = opened("7 papers", width)
    page.locator(".hero .actions a").last.focus()
    names = [name for area, titles in SITES["7 papers"].items() for name in (area, *titles)]
    walked = []
    for _ in names:
        page.keyboard.press("Tab")
        walked.append(page.evaluate("document.activeElement.textContent").split()[0])
        outline = "getComputedStyle(document.activeElement).outlineStyle"
        assert page.evaluate(outline) == "solid"
    assert walked == names


def test_area_and_what_is_not_drawn_of_it_lead_to_the_list_of_its_papers(
    opened: Callable[..., Page],
) -> None:
    page = opened("60 papers", 1280)
    (area, *_, more) = page.locator(".tree-branches > li").first.locator("a").all()
    assert area.get_attribute("href") == more.get_attribute("href")
    area.click()
    expect(page.locator(".publications > li")).to_have_count(40)


def strokes(page: Page) -> list[str]:
    """Return the colour of each edge, in the order of the page."""
    style = "all => all.map(path => getComputedStyle(path).stroke)"
    colours: list[str] = page.locator(".tree path").evaluate_all(style)
    return colours


@pytest.mark.parametrize("way", ["hover", "focus"])
def test_way_from_the_root_to_a_paper_is_lit(opened: Callable[..., Page], way: str) -> None:
    page = opened("3 papers", 1280, reduced_motion="reduce")
    drawn = edges(page, ".tree path")
    getattr(page.locator(".tree-leaves a").nth(1), way)()
    if way == "focus":
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Tab")
    plain, lit = "rgb(195, 198, 206)", "rgb(35, 55, 198)"
    lamps, insects = [lit, lit, plain, lit], [plain, plain, plain]
    assert strokes(page) == lamps + insects
    assert edges(page, ".tree path") == drawn


def test_tree_is_seen_in_forced_colours_and_printed_in_ink(opened: Callable[..., Page]) -> None:
    page = opened("3 papers", 1280, forced_colors="active", color_scheme="dark")
    assert set(strokes(page)) == {"rgb(255, 255, 255)"}
    page = opened("3 papers", 1280, color_scheme="dark")
    page.emulate_media(media="print")
    assert set(strokes(page)) == {"rgb(26, 27, 30)"}
    assert boxes(page, ".tree-leaves a")
