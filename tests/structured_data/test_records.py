from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from structured_data.dates import DateSpan, PartialDate
from structured_data.library import Library
from structured_data.names import Name
from structured_data.records import Figure, Link


def test_equal_contribution_marks_the_positions_that_biblatex_names(library: Library) -> None:
    authors = library.publications["lantern"].authors
    assert [(author.person.key, author.equal) for author in authors] == [
        ("ada-example", True),
        ("jose-garcia-marquez", False),
        ("max-sample", True),
        ("vera-van-der-fiction", False),
    ]


def test_year_only_date_of_a_paper_stays_a_year(library: Library) -> None:
    assert library.publications["moth"].date == PartialDate(2024)


def test_authors_are_named_as_the_paper_names_them(site: Path, load: Callable[[], Library]) -> None:
    bib = site / "content/data/publications.bib"
    text = bib.read_text(encoding="utf-8").replace(
        r"Garc{\'\i}a M{\'a}rquez, Jos{\'e} Luis", r"Garc{\'\i}a M{\'a}rquez, J. L."
    )
    bib.write_text(text, encoding="utf-8")
    author = load().publications["lantern"].authors[1]
    assert (author.name, author.person.name) == (
        Name("García Márquez", "J. L."),
        "José Luis García Márquez",
    )


@pytest.mark.parametrize("written", ["{ATLAS Collaboration}", "ATLAS Collaboration"])
def test_group_is_a_group_however_a_paper_writes_it(
    site: Path, load: Callable[[], Library], written: str
) -> None:
    bib = site / "content/data/publications.bib"
    text = bib.read_text(encoding="utf-8").replace("{ATLAS Collaboration}", written)
    bib.write_text(text, encoding="utf-8")
    author = load().publications["moth"].authors[0]
    assert author.name == Name("ATLAS Collaboration", group=True)
    assert author.person.name == "ATLAS Collaboration"


def test_person_with_one_name_is_no_group(site: Path, load: Callable[[], Library]) -> None:
    bib = site / "content/data/publications.bib"
    text = bib.read_text(encoding="utf-8").replace("and Platon and", "and {Platon} and")
    bib.write_text(text, encoding="utf-8")
    assert load().publications["moth"].authors[1].name == Name("Platon")


def test_latex_is_text_in_every_field_that_is_shown(library: Library) -> None:
    lantern = library.publications["lantern"]
    assert lantern.title == "Lantern: Serving Éclairs at 90% Less Light & Twice the Speed"
    assert lantern.reference.title_latex == (
        r"{Lantern}: Serving {Éclairs} at 90\% Less Light \& Twice the Speed"
    )
    assert (lantern.reference.publisher, str(lantern.reference.pages)) == ("Acme & Sons", "81–95")
    assert str(lantern.published_abstract) == (
        "An éclair that nobody can see is an éclair that nobody eats. "
        "Lantern serves them at x < 1 lux, 90% less than before."
    )


def test_identifiers_are_kept_as_they_are(library: Library) -> None:
    lantern = library.publications["lantern"].reference
    assert lantern.doi == "10.5555/INVENT.2025_7"
    assert lantern.doi_url == "https://doi.org/10.5555/INVENT.2025_7"
    assert lantern.arxiv_url == "https://arxiv.org/abs/2501.00001"


def test_doi_is_percent_encoded_in_its_address(site: Path, load: Callable[[], Library]) -> None:
    bib = site / "content/data/publications.bib"
    text = bib.read_text(encoding="utf-8").replace("INVENT.2025_7", '(SICI)1<1::"#?>3.0')
    bib.write_text(text, encoding="utf-8")
    assert load().publications["lantern"].reference.doi_url == (
        "https://doi.org/10.5555/(SICI)1%3C1::%22%23%3F%3E3.0"
    )


def test_links_lead_first_to_where_it_is_read_and_name_no_address_twice(
    library: Library,
) -> None:
    assert library.publications["lantern"].links == (
        Link("DOI", "https://doi.org/10.5555/INVENT.2025_7"),
        Link("Proceedings", "https://proceedings.example/7/lantern.html"),
        Link("arXiv", "https://arxiv.org/abs/2501.00001"),
        Link("OpenReview", "https://openreview.example/forum?id=lantern"),
        Link("invent.example", "https://invent.example/2025/lantern"),
        Link("Code", "https://code.example/lantern"),
        Link("Package", "https://packages.example/lantern"),
        Link("Documentation", "https://lantern.example/docs"),
        Link("Slides", "https://lantern.example/slides.pdf"),
    )


def test_paper_says_no_more_than_is_known(library: Library) -> None:
    moth = library.publications["moth"]
    assert (moth.kind, moth.name) == ("preprint", "What a Moth Wants")
    unknown = (
        "annotation",
        "published_abstract",
        "figure",
        "area",
        "venue",
        "note",
        "status",
        "accepted",
    )
    assert {name: getattr(moth, name) for name in unknown} == dict.fromkeys(unknown)
    unknown = ("doi", "event_dates", "event_place", "pages", "container", "volume")
    assert {name: getattr(moth.reference, name) for name in unknown} == dict.fromkeys(unknown)
    assert (moth.links, moth.posts) == ((Link("arXiv", "https://arxiv.org/abs/2401.00002"),), ())


def test_headline_number_names_its_source(library: Library) -> None:
    assert library.publications["lantern"].figure == Figure(
        value="up to 5.3×",
        metric="more éclairs a watt",
        baseline="the strongest lamp",
        sources=("https://invent.example/2025/lantern",),
    )


def test_organization_within_another_knows_its_root(library: Library) -> None:
    laboratory = library.organizations["lantern-lab"]
    assert laboratory.parent is library.organizations["example-university"]
    assert laboratory.root.key == "example-university"
    assert library.organizations["acme"].root.key == "acme"


def test_talk_without_a_date_has_none(library: Library) -> None:
    talk = library.talks["lamps-at-acme"]
    assert (talk.date, talk.place, talk.kind_words) == (None, None, "Invited talk")
    assert library.talks["lantern-invent-2025"].date == DateSpan.parse("2025-06-04/2025-06-05")


def test_fields_that_the_owner_has_not_filled_are_none(library: Library) -> None:
    education = library.profile.education
    assert [degree.period.years for degree in education] == ["2023\u2013present", "2018\u20132022"]
    assert (education[1].lab, education[1].field, education[1].advisors) == (None, None, ())
    assert library.profile.links == {
        "GitHub": "https://github.com/ada-example",
        "Google Scholar": "https://scholar.google.com/citations?user=AAAAAAAAAAAJ",
        "ORCID": "https://orcid.org/0000-0002-1825-0097",
    }


def test_article_is_by_the_owner_where_it_names_nobody(library: Library) -> None:
    authors = {article.slug: article.authors for article in library.articles}
    assert authors["lighthouse"] == (library.owner,)
    assert [person.key for person in authors["first-light"]] == [
        "ada-example",
        "jose-garcia-marquez",
    ]
