"""The one value from which the page, the PDF and the JSON of the curriculum vitae are made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from structured_data.cv import CurriculumVitae, Header, curriculum_vitae
from structured_data.cv_entries import Credit, Entry
from structured_data.library import Library
from structured_data.records import Link

JOSE = Credit(
    "José Luis García Márquez",
    "/collaborators/jose-garcia-marquez/",
    variants=("José García Márquez", "J. L. García Márquez"),
)


def entries(cv: CurriculumVitae, key: str) -> dict[str, Entry]:
    """Return title -> entry of one section."""
    return {entry.title: entry for s in cv.sections if s.key == key for entry in s.entries}


def test_sections_stand_in_this_order_and_hold_every_record(library: Library) -> None:
    cv = curriculum_vitae(library)
    assert [
        (
            section.title,
            [(group.title, [e.title for e in group.entries]) for group in section.groups],
        )
        for section in cv.sections
    ] == [
        ("Education", [("", ["PhD in Lamps", "B.S."])]),
        ("Experience", [("", ["Lamp lighter"])]),
        (
            "Publications",
            [
                ("Journal articles", ["O(n²) Beacons and <b>Bold</b> Claims"]),
                (
                    "Conference papers",
                    ["Lantern: Serving Éclairs at 90% Less Light & Twice the Speed"],
                ),
                ("Workshop papers", ["Ember: A Note"]),
                ("Preprints", ["Owls Are Not What They Seem", "What a Moth Wants"]),
                ("Other publications", ["Night Lights"]),
            ],
        ),
        (
            "Talks",
            [
                (
                    "",
                    [
                        "Lantern: serving \u00e9clairs by one lamp",
                        "A poster on moths",
                        "Lamps at work",
                    ],
                )
            ],
        ),
        ("Awards", [("", ["Best \u00c9clair Award", "Golden Wick", "Honourable mention"])]),
        ("Service", [("", ["Reviewer", "Organizer"])]),
        ("Software", [("", ["Lantern", "wick", "snuffer"])]),
    ]


def test_header_says_who_and_where(library: Library) -> None:
    assert curriculum_vitae(library).header == Header(
        name="Ada Example",
        position="PhD candidate",
        affiliations=("Lantern Laboratory, UEx", "Acme & Sons"),
        summary="I study lamps at the Lantern Laboratory, with Platon & others.",
        email="ada@university.example",
        links=(
            Link("GitHub", "https://github.com/ada-example"),
            Link("ORCID", "https://orcid.org/0000-0002-1825-0097"),
            Link("Google Scholar", "https://scholar.google.com/citations?user=AAAAAAAAAAAJ"),
        ),
    )


def test_line_below_the_name_tells_affiliations_apart(library: Library) -> None:
    header = curriculum_vitae(library).header
    assert header.line == "PhD candidate, Lantern Laboratory, UEx; Acme & Sons"
    assert replace(header, position=None, affiliations=()).line == ""


def test_paper_has_its_authors_in_order_with_marks_the_owner_told_apart(library: Library) -> None:
    papers = {e.path: e for e in entries(curriculum_vitae(library), "publications").values()}
    lantern = papers["/publications/lantern/"]
    assert lantern == Entry(
        record=library.publications["lantern"],
        date="2025",
        title="Lantern: Serving \u00c9clairs at 90% Less Light & Twice the Speed",
        path="/publications/lantern/",
        credits=(
            Credit("Ada Example", None, "*†", is_owner=True),
            JOSE,
            Credit("Max Sample Jr.", "/collaborators/max-sample/", "*"),
            Credit("Vera van der Fiction", "/collaborators/vera-van-der-fiction/"),
        ),
        place="Proceedings of the 7th Conference on Invented Systems (INVENT 2025), "
        "volume 7, pages 81\u201395, Poster",
        links=(
            Link("DOI", "https://doi.org/10.5555/INVENT.2025_7"),
            Link("Proceedings", "https://proceedings.example/7/lantern.html"),
            Link("arXiv:2501.00001", "https://arxiv.org/abs/2501.00001"),
            Link("OpenReview", "https://openreview.example/forum?id=lantern"),
            Link("Code", "https://code.example/lantern"),
            Link("Slides", "https://lantern.example/slides.pdf"),
        ),
    )


def test_paper_without_a_date_has_its_status_in_the_place_of_one(library: Library) -> None:
    papers = entries(curriculum_vitae(library), "publications")
    shown = {
        entry.path: (entry.date, entry.place)
        for entry in papers.values()
        if entry.path in ("/publications/beacon/", "/publications/night-lights/")
    }
    assert shown == {
        "/publications/beacon/": ("Forthcoming", "Journal of Light (J. Light)"),
        "/publications/night-lights/": ("2022", "PhD thesis, University of Example, Retracted"),
    }


def test_legend_explains_the_marks_that_are_there(library: Library) -> None:
    def legend(equal: bool, corresponding: bool) -> str:
        ember = library.publications["ember"]
        (author,) = ember.authors
        marked = replace(author, equal=equal, corresponding=corresponding)
        papers = {"ember": replace(ember, authors=(marked,))}
        cv = curriculum_vitae(replace(library, publications=papers))
        return next(s.legend for s in cv.sections if s.key == "publications")

    assert [legend(*marks) for marks in ((False, False), (True, False), (True, True))] == [
        "",
        "* Equal contribution",
        "* Equal contribution \u00b7 \u2020 Corresponding author",
    ]


def test_advisor_is_a_link_where_they_have_a_page(library: Library) -> None:
    degree = entries(curriculum_vitae(library), "education")["PhD in Lamps"]
    assert (degree.credit_words, degree.credits, degree.place, degree.date) == (
        "Advised by",
        (JOSE,),
        "University of Example, Lantern Laboratory",
        "Sep 2023 \u2013 present",
    )
    alone = curriculum_vitae(replace(library, publications={}))
    assert [credit.path for credit in entries(alone, "education")["PhD in Lamps"].credits] == [None]


def test_awards_and_service_have_their_sources_one_click_away(library: Library) -> None:
    cv = curriculum_vitae(library)
    shown = [
        (entry.date, entry.title, entry.place, entry.links)
        for key in ("awards", "service")
        for entry in entries(cv, key).values()
    ]
    lantern = library.publications["lantern"].title
    assert shown == [
        (
            "Jun 2025",
            "Best \u00c9clair Award",
            f"UEx, for {lantern}",
            (Link("invent.example", "https://invent.example/2025/awards"),),
        ),
        (
            "2024",
            "Golden Wick",
            "Acme & Sons",
            (
                Link("acme.example", "https://acme.example/wick"),
                Link("university.example", "https://university.example/wick"),
            ),
        ),
        (
            "",
            "Honourable mention",
            "",
            (Link("nowhere.example", "https://nowhere.example/mentions"),),
        ),
        (
            "2024\u20132025",
            "Reviewer",
            "INVENT, UEx",
            (Link("invent.example", "https://invent.example/2025/committee"),),
        ),
        (
            "until Aug 2023",
            "Organizer",
            "Night of the Moths",
            (Link("moths.example", "https://moths.example/night"),),
        ),
    ]


def test_code_of_papers_stands_before_other_software_no_repository_twice(library: Library) -> None:
    cv = curriculum_vitae(library)
    assert [
        (entry.date, entry.title, entry.place, [link.label for link in entry.links])
        for entry in entries(cv, "software").values()
    ] == [
        ("", "Lantern", "code of the INVENT 2025 paper", ["Code", "Package", "Docs"]),
        (
            "Jul 2025",
            "wick",
            "Rust, code of Lantern, Apache-2.0",
            ["Code", "Package", "Docs", "acme.example"],
        ),
        ("", "snuffer", "", ["Code"]),
    ]
    listed = replace(library.software["wick"], code="https://code.example/lantern")
    cv = curriculum_vitae(replace(library, software={"wick": listed}))
    assert list(entries(cv, "software")) == ["wick"]


def test_section_without_records_does_not_appear(site: Path, load: Callable[[], Library]) -> None:
    for name in ("awards", "service", "software", "talks"):
        (site / f"content/data/{name}.yaml").unlink()
    keys = [section.key for section in curriculum_vitae(load()).sections]
    assert keys == ["education", "experience", "publications", "software"]
    empty = replace(load(), publications={}, profile=replace(load().profile, education=()))
    assert [section.key for section in curriculum_vitae(empty).sections] == ["experience"]


def test_position_without_a_title_is_named_after_its_place(library: Library) -> None:
    (position,) = library.profile.positions
    profile = replace(library.profile, positions=(replace(position, title=None),))
    cv = curriculum_vitae(replace(library, profile=profile))
    assert [(e.title, e.place) for e in entries(cv, "experience").values()] == [("Acme & Sons", "")]
