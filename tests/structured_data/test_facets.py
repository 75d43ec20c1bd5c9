"""By what a reader narrows the list of papers, and when there is nothing to narrow."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from structured_data.facets import Facet, FacetValue, facet_values, facets
from structured_data.library import Library
from structured_data.page_view import site_pages
from structured_data.records.references import several


def said(library: Library) -> dict[str, list[tuple[str, str, list[str]]]]:
    """Facet -> the key, the label and the papers of each value."""
    return {
        facet.key: [(v.key, v.label, [p.key for p in v.publications]) for v in facet.values]
        for facet in facets(library)
    }


def test_papers_are_divided_by_theme_year_kind_venue_and_coauthor(library: Library) -> None:
    assert said(library) == {
        "theme": [
            ("lamps", "Lamps", ["lantern", "ember"]),
            ("insects", "Insects", ["owl"]),
        ],
        "year": [
            ("forthcoming", "Forthcoming", ["beacon"]),
            ("2025", "2025", ["owl", "lantern"]),
            ("2024", "2024", ["moth"]),
            ("2023", "2023", ["ember"]),
            ("2022", "2022", ["night-lights"]),
        ],
        "kind": [
            ("preprint", "Preprints", ["owl", "moth"]),
            ("conference-paper", "Conference papers", ["lantern"]),
            ("journal-article", "Journal articles", ["beacon"]),
            ("phd-thesis", "PhD theses", ["night-lights"]),
            ("workshop-paper", "Workshop papers", ["ember"]),
        ],
        "venue": [
            ("invent", "INVENT", ["lantern"]),
            ("j-light", "J. Light", ["beacon"]),
            ("workshop-on-small-fires", "Workshop on Small Fires", ["ember"]),
        ],
        "co-author": [
            ("platon", "Platon", ["beacon", "owl", "moth"]),
            ("max-sample", "Max Sample Jr.", ["beacon", "lantern"]),
            ("atlas-collaboration", "ATLAS Collaboration", ["moth"]),
            ("jose-garcia-marquez", "José Luis García Márquez", ["lantern"]),
            ("vera-van-der-fiction", "Vera van der Fiction", ["lantern"]),
            ("li-na", "李娜", ["moth"]),
        ],
    }


def test_every_value_has_a_title_and_an_address_and_coauthors_have_those_of_their_pages(
    library: Library,
) -> None:
    pages = {v.path: v.title for facet in facets(library) for v in facet.values[:2]}
    assert pages == {
        "/publications/theme/lamps/": "Publications on Lamps",
        "/publications/theme/insects/": "Publications on Insects",
        "/publications/year/forthcoming/": "Publications forthcoming",
        "/publications/year/2025/": "Publications from 2025",
        "/publications/kind/preprint/": "All preprints",
        "/publications/kind/conference-paper/": "All conference papers",
        "/publications/venue/invent/": "Publications at INVENT",
        "/publications/venue/j-light/": "Publications in J. Light",
        "/collaborators/platon/": "Publications with Platon",
        "/collaborators/max-sample/": "Publications with Max Sample Jr.",
    }


def test_every_value_leads_to_a_page_of_the_site(library: Library) -> None:
    pages = {view.path for view in site_pages(library)}
    assert {v.path for facet in facets(library) for v in facet.values} <= pages
    assert "co-author" not in {value.facet for value in facet_values(library)}


def test_few_papers_have_no_facets_and_no_pages_of_them(library: Library) -> None:
    for count, found in ((3, False), (4, True)):
        papers = dict(list(library.publications.items())[:count])
        few = replace(library, publications=papers)
        assert bool(facets(few)) == bool(facet_values(few)) == found


def test_facet_that_divides_nothing_is_not_there(library: Library) -> None:
    lantern = library.publications["lantern"]
    same = replace(library, publications={key: replace(lantern, key=key) for key in "abcd"})
    assert list(said(same)) == ["co-author"]


def test_editions_of_a_conference_are_one_venue_and_a_preprint_has_none(library: Library) -> None:
    assert library.publications["moth"].venue is None
    ember, lantern = library.publications["ember"], library.publications["lantern"]
    assert lantern.venue
    later = replace(lantern.venue, key="invent-2026", short="INVENT 2026")
    papers = library.publications | {"ember": replace(ember, venue=later)}
    assert said(replace(library, publications=papers))["venue"][0] == (
        "invent",
        "INVENT",
        ["lantern", "ember"],
    )


def test_name_without_latin_letters_has_the_address_of_its_record(
    site: Path, load: Callable[[], Library]
) -> None:
    for file, old, new in (
        ("venues.yaml", "short: J. Light", "short: 光"),
        ("publications.bib", "type = {phdthesis}", "type = {博士論文}"),
    ):
        path = site / "content/data" / file
        path.write_text(path.read_text("utf-8").replace(old, new), encoding="utf-8")
    found = said(load())
    assert ("light", "光", ["beacon"]) in found["venue"]
    assert ("thesis", "博士論文", ["night-lights"]) in found["kind"]


def test_of_many_values_the_first_are_shown_and_one_or_two_are_not_folded() -> None:
    def folded(count: int) -> tuple[int, int]:
        values = tuple(FacetValue("year", str(n), str(n), "", "", ()) for n in range(count))
        facet = Facet("year", "Year", values)
        assert facet.shown + facet.folded == values
        return len(facet.shown), len(facet.folded)

    assert [folded(n) for n in (2, 10, 11, 80)] == [(2, 0), (10, 0), (8, 3), (8, 72)]


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("conference paper", "conference papers"),
        ("PhD thesis", "PhD theses"),
        ("software", "software"),
        ("dataset", "datasets"),
        ("Technical report", "Technical reports"),
        ("Diplomarbeit", "Diplomarbeit"),
    ],
)
def test_what_several_of_a_kind_are_called(kind: str, words: str) -> None:
    assert several(kind) == words
