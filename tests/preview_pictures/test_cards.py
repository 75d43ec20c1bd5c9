"""What the picture of each kind of page shows."""

from __future__ import annotations

from dataclasses import replace

import pytest
from preview_pictures.card import Card, Number
from preview_pictures.cards import MOST_LEAVES, Cards
from preview_pictures.typeface import Line, Typeface
from structured_data.dates import PartialDate
from structured_data.library import Library
from structured_data.page_view import PageView
from structured_data.research_tree import research_tree
from structured_data.settings import Settings

HEADLINE = "Light that is never wasted."


def text(line: Line) -> str:
    return "".join(glyph.character for glyph in line)


class Shown:
    """Asks for the card of a page of the invented site."""

    def __init__(
        self, library: Library, site: Settings, views: dict[str, PageView], typeface: Typeface
    ) -> None:
        self.library, self.site, self.views, self.typeface = library, site, views, typeface

    def card(self, path: str, **changes: object) -> Card | None:
        """Return the card of the page at a path, with fields of its view changed."""
        view = replace(self.views[path], **changes)
        tree = research_tree(self.library)
        return Cards(self.library, self.site, tree, self.typeface).card_of(view)

    def paper(self, path: str, **changes: object) -> Card:
        """Return the card of the page of a paper, with fields of the paper changed."""
        paper = replace(self.views[path].subject, **changes)
        card = self.card(path, subject=paper)
        assert card
        return card


@pytest.fixture
def shown(
    library: Library, site: Settings, views: dict[str, PageView], typeface: Typeface
) -> Shown:
    return Shown(library, site, views, typeface)


@pytest.mark.parametrize(
    ("path", "words", "lit"),
    [
        ("/", ("", HEADLINE, ""), set()),
        ("/publications/", ("", "Publications", ""), set()),
        ("/publications/theme/lamps/", ("", "Publications on Lamps", ""), {"Lantern", "Ember"}),
        ("/blog/", ("", "Writing", ""), set()),
        ("/cv/", ("", "Curriculum vitae", ""), set()),
        ("/publications/ember/", ("Ember", "A Note", "Workshop on Small Fires"), {"Ember"}),
        ("/publications/moth/", ("", "What a Moth Wants", "Preprint, 2024"), None),
        ("/news/lighthouse/", ("", "Looking for a lighthouse", "News · October 2025"), None),
        (
            "/blog/first-light/",
            ("", "First light", "March 9, 2025 · Ada Example, José Luis García Márquez"),
            {"Lantern"},
        ),
        (
            "/talks/lantern-invent-2025/",
            (
                "",
                "Lantern: serving éclairs by one lamp",
                "Oral presentation · INVENT 2025 · June 4–5, 2025",
            ),
            {"Lantern"},
        ),
        ("/tags/lamps/", ("", "Lamps", "Topic"), {"Lantern", "Ember"}),
        ("/series/by-lamplight/", ("", "By lamplight", "Series"), {"Lantern"}),
        ("/drafts/blog/half-written/", ("", "Half written", "May 1, 2025"), None),
    ],
)
def test_page_is_shown_by_its_title_and_the_papers_it_is_about(
    shown: Shown, path: str, words: tuple[str, str, str], lit: set[str] | None
) -> None:
    card = shown.card(path)
    assert card
    assert (card.lead, text(card.title), card.facts) == words
    assert (card.tree and {leaf.name for leaf in card.tree.leaves if leaf.lit}) == lit
    assert (card.site, card.host) == ("Ada Example", "ada.example/lamps")


def test_emphasis_of_the_headline_is_italic(shown: Shown) -> None:
    card = shown.card("/")
    assert card
    assert text(tuple(glyph for glyph in card.title if glyph.italic)) == "never"


@pytest.mark.parametrize("path", ["/collaborators/platon/", "/collaborators/li-na/", "/404.html"])
def test_page_about_others_shares_the_general_picture(shown: Shown, path: str) -> None:
    assert shown.card(path) == shown.card("/")


def test_paper_shows_its_number_with_what_it_is_of(shown: Shown) -> None:
    number = Number("up to 5.3×", "more éclairs a watt", "against the strongest lamp")
    assert shown.paper("/publications/lantern/").number == number


def test_paper_that_was_retracted_shows_no_number(shown: Shown, library: Library) -> None:
    lantern = library.publications["lantern"]
    card = shown.paper(
        "/publications/lantern/", reference=replace(lantern.reference, status="retracted")
    )
    assert card.number is None
    assert card.facts.endswith(" · Retracted")


def test_name_that_opens_a_title_is_not_said_twice(shown: Shown, library: Library) -> None:
    reference = replace(library.publications["ember"].reference, title="Ember: A Note")
    card = shown.paper("/publications/ember/", reference=reference)
    assert (card.lead, text(card.title)) == ("Ember", "A Note")
    alone = shown.paper("/publications/ember/", reference=replace(reference, title="Ember"))
    assert (alone.lead, text(alone.title)) == ("Ember", "")


def test_words_of_a_picture_say_what_is_on_it(shown: Shown) -> None:
    home, lantern = shown.card("/"), shown.card("/publications/lantern/")
    assert home
    assert lantern
    assert home.alternative == f"{HEADLINE} Ada Example. Research tree: Lamps, Insects."
    assert lantern.alternative == (
        "Lantern: Serving Éclairs at 90% Less Light & Twice the Speed. INVENT 2025 · Poster. "
        "up to 5.3× more éclairs a watt against the strongest lamp. Ada Example."
    )


def test_title_with_a_letter_the_font_lacks_leaves_the_page_the_general_picture(
    shown: Shown,
) -> None:
    assert shown.card("/news/lighthouse/", title="On the λ-calculus") == shown.card("/")


def test_paper_with_such_a_title_keeps_its_name_and_its_number(
    shown: Shown, library: Library
) -> None:
    reference = replace(library.publications["lantern"].reference, title="Lantern: 灯")
    card = shown.paper("/publications/lantern/", reference=reference)
    assert (card.lead, card.title) == ("Lantern", ())
    assert card.number


def test_tree_with_a_name_the_font_lacks_is_drawn_without_names(
    shown: Shown, library: Library
) -> None:
    lantern = replace(library.publications["lantern"], short_title="灯")
    shown.library = replace(library, publications={"lantern": lantern})
    card = shown.card("/")
    assert card
    assert card.tree
    assert not card.tree.named
    assert card.alternative == f"{HEADLINE} Ada Example."


def test_site_of_which_nothing_can_be_drawn_has_no_picture(shown: Shown, library: Library) -> None:
    person = replace(library.owner, parts=replace(library.owner.parts, given=None, family="李娜"))
    profile = replace(library.profile, person=person, headline="灯", areas={})
    shown.library = replace(library, profile=profile, publications={})
    assert shown.card("/") is None
    assert shown.card("/news/lighthouse/", title="灯") is None
    assert shown.card("/news/lighthouse/") is not None


def test_owner_whose_headline_cannot_be_drawn_is_shown_by_name(
    shown: Shown, library: Library
) -> None:
    shown.library = replace(library, profile=replace(library.profile, headline="灯"))
    card = shown.card("/")
    assert card
    assert text(card.title) == "Ada Example"


def test_month_of_a_news_item_stays_a_month(shown: Shown, library: Library) -> None:
    (item,) = (a for a in library.articles if a.slug == "lighthouse")
    card = shown.card("/news/lighthouse/", subject=replace(item, date=PartialDate(2025)))
    assert card
    assert card.facts == "News · 2025"


def test_of_very_many_papers_only_some_are_drawn_and_those_lit_among_them(
    shown: Shown, library: Library
) -> None:
    ember = library.publications["ember"]
    papers = {
        key: replace(ember, key=key, short_title=f"Paper {number}")
        for number in range(500)
        for key in [f"paper-{number}"]
    }
    shown.library = replace(library, publications=papers)
    view = shown.views["/publications/ember/"]
    card = shown.card(view.path, subject=papers["paper-123"])
    assert card
    assert card.tree
    names = [leaf.name for leaf in card.tree.leaves]
    assert len(names) <= MOST_LEAVES + 2
    assert (names[0], names[-1]) == ("Paper 0", "Paper 499")
    assert [leaf.name for leaf in card.tree.leaves if leaf.lit] == ["Paper 123"]
