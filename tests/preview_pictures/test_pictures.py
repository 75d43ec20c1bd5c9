"""The files: 1200 by 630 pixels, in the colours of the theme, the same bytes each time."""

from __future__ import annotations

import shutil
import struct
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import PIL.Image
import PIL.ImageChops
import pytest
from jinja2 import Environment
from preview_pictures.card import Card, Number
from preview_pictures.drawing import Drawing
from preview_pictures.pictures import TOKENS, Pictures, theme_colours
from preview_pictures.tree import Branch, Leaf, Tree
from preview_pictures.typeface import glyphs
from structured_data.images import Image
from structured_data.library import Library
from structured_data.page_view import PageView
from structured_data.settings import Settings

from commands.project import THEME

LONG = "A title of three hundred characters about systems, and the people who build them, "
TREE = Tree(4, 2, (Branch("lamps", 2, (Leaf("A", 1, False), Leaf("B", 3, True))),), True)
NUMBER = Number("up to 50%", "less rollout time", "against the same stack")
PLOT = """<svg width="340" height="300"><path fill="var(--series-2)" d="M40 40H300V260H40Z"></path>
<g transform="translate(20,20)"><text font-size="11px" fill="var(--quiet)">ms</text></g></svg>"""
CARDS = {
    "plain": Card("Ada Example", "ada.example", glyphs("First light"), facts="March 9, 2025"),
    "named tree": Card("Ada Example", "ada.example", glyphs("Publications"), tree=TREE),
    "paper": Card("Ada", "ada.example", glyphs("A Note"), "Ember", "2025", NUMBER, TREE),
    "plot beside": Card("Ada", "ada.example", glyphs("First light"), drawing=Drawing(PLOT, "Ms")),
    "plot under": Card(
        "Ada",
        "ada.example",
        glyphs((LONG * 4)[:300]),
        facts="2025",
        drawing=Drawing(PLOT.replace("340", "900"), "Ms"),
    ),
    "long": Card("Ada " * 40, "ada.example/" * 9, glyphs((LONG * 4)[:300]), facts=LONG * 3),
    "long paper": Card(
        "Ada", "ada.example", glyphs((LONG * 4)[:300]), LONG, LONG, Number(LONG, LONG, LONG), TREE
    ),
    "one word": Card("Ada", "ada.example", glyphs("x" * 300), tree=TREE),
    "tree alone": Card("", "", (), tree=replace(TREE, named=False)),
}


@pytest.fixture
def pictures(tmp_path: Path) -> Pictures:
    settings = {"THEME": str(THEME), "PATH": str(tmp_path / "content")}
    return Pictures(settings, str(tmp_path / "output"))


def chunks(png: bytes) -> list[bytes]:
    """Return the type of each chunk of a PNG file."""
    found, at = [], 8
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        found.append(png[at + 4 : at + 8])
        at += length + 12
    return found


@pytest.mark.parametrize("name", CARDS)
def test_picture_is_of_its_size_and_small_and_leaves_its_margin_free(
    pictures: Pictures, name: str
) -> None:
    png = pictures.png(CARDS[name])
    assert len(png) < 60_000
    picture = PIL.Image.open(BytesIO(png))
    assert (picture.format, picture.mode, picture.size) == ("PNG", "P", (1200, 630))
    paper = pictures.colours["paper"]
    ground = PIL.Image.new("RGB", picture.size, paper)
    drawn = PIL.ImageChops.difference(picture.convert("RGB"), ground).getbbox()
    assert drawn
    left, top, right, bottom = drawn
    assert left >= 60
    assert top >= 60
    assert right <= 1200 - 60
    assert bottom <= 630 - 60


@pytest.mark.parametrize("name", CARDS)
def test_picture_is_made_to_the_same_bytes_and_holds_no_time(pictures: Pictures, name: str) -> None:
    png = pictures.png(CARDS[name])
    assert pictures.png(CARDS[name]) == png
    assert {*chunks(png)} == {b"IHDR", b"PLTE", b"IDAT", b"IEND"}


def test_ink_and_accent_are_those_of_the_theme(pictures: Pictures) -> None:
    picture = PIL.Image.open(BytesIO(pictures.png(CARDS["paper"]))).convert("RGB")
    colours = {colour for _, colour in picture.getcolors() or ()}
    assert {
        pictures.colours["paper"],
        pictures.colours["ink"],
        pictures.colours["accent"],
    } <= colours
    assert len(colours) <= 64


def test_colours_of_a_plot_are_those_of_the_theme_and_nothing_of_it_is_cut_off(
    pictures: Pictures,
) -> None:
    picture = PIL.Image.open(BytesIO(pictures.png(CARDS["plot beside"]))).convert("RGB")
    accent = pictures.colours["number"]
    assert pictures.colours["series-2"] == accent
    found = [
        (x, y)
        for x in range(590, 1124, 2)
        for y in range(76, 500, 2)
        if picture.getpixel((x, y)) == accent
    ]
    xs, ys = {x for x, _ in found}, {y for _, y in found}
    scale = 424 / 300
    assert max(xs) - min(xs) == pytest.approx(260 * scale, abs=6)
    assert max(ys) - min(ys) == pytest.approx(220 * scale, abs=6)


def test_cards_that_differ_have_files_that_differ(pictures: Pictures) -> None:
    assert len({pictures.digest(card) for card in CARDS.values()}) == len(CARDS)


def test_name_of_a_file_changes_with_the_theme(pictures: Pictures, tmp_path: Path) -> None:
    theme = tmp_path / "theme"
    shutil.copytree(THEME, theme)
    tokens = theme / TOKENS
    tokens.write_text(tokens.read_text("utf-8").replace("#2337c6", "#c62323"), encoding="utf-8")
    other = Pictures({"THEME": str(theme), "PATH": str(tmp_path)}, str(tmp_path))
    assert pictures.digest(CARDS["plain"]) == Pictures(
        {"THEME": str(THEME), "PATH": str(tmp_path)}, str(tmp_path)
    ).digest(CARDS["plain"])
    assert pictures.digest(CARDS["plain"]) != other.digest(CARDS["plain"])


def test_colour_that_the_theme_lacks_is_named(tmp_path: Path) -> None:
    tokens = tmp_path / "tokens.css"
    tokens.write_text(":root { --paper: light-dark(#ffffff, #000000); }", encoding="utf-8")
    with pytest.raises(ValueError, match=r"tokens\.css: has no colour 'ink' for preview pictures"):
        theme_colours(tokens)


def asked(pictures: Pictures, view: PageView, library: Library, site: Settings) -> list[Any]:
    """Return what a template gets that asks for the picture of a page."""
    environment = Environment()
    environment.globals["preview_picture"] = pictures.preview_picture
    got: list[Any] = []
    environment.globals["keep"] = got.append
    environment.from_string("{% set _ = keep(preview_picture(view)) %}").render(
        view=view, library=library, site=site
    )
    return got


def test_template_gets_the_picture_and_the_site_its_file(
    pictures: Pictures, views: dict[str, PageView], library: Library, site: Settings
) -> None:
    (image,) = asked(pictures, views["/blog/first-light/"], library, site)
    name = image.path.removeprefix("/pictures/")
    words = "First light. March 9, 2025 · Ada Example, José Luis García Márquez. Ada Example."
    assert image == Image(f"/pictures/{name}", "image/png", 1200, 630, words)
    written = (pictures.output / "pictures" / name).read_bytes()
    assert written == (pictures.cache / name).read_bytes()
    assert [file.name for file in pictures.cache.iterdir()] == [name]


def test_picture_that_is_kept_is_not_made_again(
    pictures: Pictures, views: dict[str, PageView], library: Library, site: Settings
) -> None:
    (image,) = asked(pictures, views["/"], library, site)
    name = image.path.removeprefix("/pictures/")
    (pictures.cache / name).write_bytes(b"kept")
    shutil.rmtree(pictures.output)
    asked(pictures, views["/collaborators/platon/"], library, site)
    assert (pictures.output / "pictures" / name).read_bytes() == b"kept"
