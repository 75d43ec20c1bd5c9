"""The plots and diagrams that pictures show: which one, and where its words stand."""

from __future__ import annotations

import pytest
from preview_pictures.card import BESIDE_TITLE, UNDER_TITLE, drawing_box, is_legible
from preview_pictures.cards import Cards
from preview_pictures.drawing import Drawing, Label, drawings
from preview_pictures.typeface import Typeface
from structured_data.library import Library
from structured_data.page_view import PageView
from structured_data.research_tree import research_tree
from structured_data.settings import Settings

PLOT = """\
<p>Text.</p><figure class="plot wide" id="fig-a"><div aria-label="Load &amp; time" role="img">
<svg class="plot-full" width="600" height="{height}"><g transform="translate(10,20)">
<text transform="translate(5,6) rotate(-90) translate(0,-2)" font-size="11px" font-weight="bold"
 text-anchor="middle" fill="var(--quiet)">Time</text></g></svg>
<svg class="plot-narrow" width="340" height="{height}"><text font-size="11px">{word}</text></svg>
</div></figure>"""
DIAGRAM = """\
<figure class="diagram"><div class="scroller" role="group" aria-label="Diagram">
<div role="img" aria-label="A leads to B"><svg class="fitted" width="400" height="90">
<g transform="scale(1 1) rotate(0) translate(4 86)"><text x="10" y="-20" font-size="13.16"
 font-style="italic" text-anchor="middle">A<tspan x="30" dy="13">B</tspan></text></g></svg>
</div></div></figure>"""


@pytest.fixture
def cards(library: Library, site: Settings, typeface: Typeface) -> Cards:
    return Cards(library, site, research_tree(library), typeface)


def shown(cards: Cards, views: dict[str, PageView], text: str) -> tuple[str, bool]:
    """Return the words of the drawing on the card of a post, and whether the tree is there."""
    card = cards.card_of(views["/blog/first-light/"], text)
    assert card
    return card.drawing.words if card.drawing else "", bool(card.tree)


def test_words_stand_where_their_groups_put_them() -> None:
    ((full, _),) = drawings(PLOT.format(height=300, word="Load"))
    (label,) = full.labels
    assert label == Label(
        "Time", pytest.approx(13), pytest.approx(26), pytest.approx(13.2), "middle", True, False,
        "quiet", -90,
    )  # fmt: skip
    assert full.words == "Load & time"


def test_lines_of_a_diagram_stand_below_each_other() -> None:
    ((drawing,),) = drawings(DIAGRAM)
    assert [(one.text, one.x, one.y, one.is_italic) for one in drawing.labels] == [
        ("A", 14, 66, True),
        ("B", 34, 79, True),
    ]
    assert drawing.words == "A leads to B"


def test_shapes_are_what_is_left_without_words_and_names_of_colours() -> None:
    svg = '<svg width="9" height="8"><text>A</text><path fill="var(--mark, gray)"></path></svg>'
    shapes = Drawing(svg, "").shapes({"ink": "#111111", "mark": "#222222"})
    assert shapes == (
        '<svg width="9" height="8" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 8"'
        ' color="#111111"><path fill="#222222" /></svg>'
    )


def test_drawing_stands_where_it_is_larger() -> None:
    wide = Drawing('<svg width="900" height="120"></svg>', "")
    square = Drawing('<svg width="340" height="300"></svg>', "")
    assert drawing_box(wide)[0] == UNDER_TITLE
    assert drawing_box(square)[0] == BESIDE_TITLE
    assert is_legible(wide)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (DIAGRAM + PLOT.format(height=300, word="Load"), "A leads to B"),
        (PLOT.format(height=300, word="Load") + DIAGRAM, "Load & time"),
        (PLOT.format(height=900, word="Load") + DIAGRAM, "A leads to B"),
        (PLOT.format(height=600, word="\u6f22") + DIAGRAM, "A leads to B"),
    ],
    ids=["diagram", "plot", "too small to read", "letters that the typeface lacks"],
)
def test_picture_of_a_post_shows_its_first_drawing_that_can_be_read(
    cards: Cards, views: dict[str, PageView], text: str, words: str
) -> None:
    assert shown(cards, views, text) == (words, False)


@pytest.mark.parametrize("text", ["", "<p>Text.</p>", PLOT.format(height=900, word="Load")])
def test_picture_of_a_post_without_such_a_drawing_shows_the_tree(
    cards: Cards, views: dict[str, PageView], text: str
) -> None:
    assert shown(cards, views, text) == ("", True)


@pytest.mark.parametrize(
    "svg",
    [
        "<svg><br></svg>",
        "<svg></svg>",
        '<svg width="100%" height="9"></svg>',
        '<svg width="9" height="9"><text font-size="1em">A</text></svg>',
    ],
)
def test_drawing_that_an_author_wrote_is_passed_over(
    cards: Cards, views: dict[str, PageView], svg: str
) -> None:
    text = f'<figure class="diagram">{svg}</figure>'
    assert shown(cards, views, text) == ("", True)
    assert shown(cards, views, text + DIAGRAM) == ("A leads to B", False)


def test_words_of_the_drawing_are_among_those_of_the_picture(
    cards: Cards, views: dict[str, PageView]
) -> None:
    card = cards.card_of(views["/blog/first-light/"], DIAGRAM)
    assert card
    assert card.alternative.endswith("Ada Example. A leads to B.")
