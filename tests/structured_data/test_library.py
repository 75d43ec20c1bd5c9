from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from structured_data.library import Library


def test_publications_stand_newest_first(library: Library) -> None:
    assert list(library.publications) == [
        *("beacon", "owl", "lantern", "moth", "ember", "night-lights")
    ]


def test_what_is_not_out_yet_stands_first_and_then_the_years(library: Library) -> None:
    periods = library.publications_by_period()
    assert [(period, [p.key for p in papers]) for period, papers in periods.items()] == [
        ("Forthcoming", ["beacon"]),
        ("2025", ["owl", "lantern"]),
        ("2024", ["moth"]),
        ("2023", ["ember"]),
        ("2022", ["night-lights"]),
    ]


def test_articles_stand_newest_first(library: Library) -> None:
    assert [(article.slug, str(article.date)) for article in library.articles] == [
        ("lighthouse", "2025-10"),
        ("first-light", "2025-03-09"),
        ("lantern-accepted", "2025-02-01"),
    ]
    assert [article.slug for article in library.section("blog")] == ["first-light"]


def test_awards_service_and_software_stand_newest_first_the_undated_last(
    library: Library,
) -> None:
    assert list(library.awards) == ["lantern-best-paper", "golden-wick", "honourable-mention"]
    assert list(library.service) == ["invent-reviewer", "moth-night"]
    assert list(library.software) == ["wick", "snuffer"]


def test_award_of_a_paper_is_found_from_it(library: Library) -> None:
    awards = {
        key: [award.key for award in library.awards_of(publication)]
        for key, publication in library.publications.items()
    }
    assert {key: keys for key, keys in awards.items() if keys} == {
        "lantern": ["lantern-best-paper"]
    }


def test_talk_without_a_date_stands_last(library: Library) -> None:
    assert list(library.talks) == ["lantern-invent-2025", "poster-2024", "lamps-at-acme"]


def test_collaborators_stand_by_joint_papers_and_then_by_name(library: Library) -> None:
    assert [person.key for person in library.collaborators()] == [
        "platon",
        "max-sample",
        "atlas-collaboration",
        "jose-garcia-marquez",
        "vera-van-der-fiction",
        "li-na",
    ]


def test_collaborators_are_grouped_by_outermost_organization_the_rest_last(
    library: Library,
) -> None:
    groups = [
        (organization.key if organization else None, [person.key for person in people])
        for organization, people in library.collaborators_by_affiliation()
    ]
    assert groups == [
        ("acme", ["max-sample"]),
        ("example-university", ["jose-garcia-marquez"]),
        (None, ["platon", "atlas-collaboration", "vera-van-der-fiction", "li-na"]),
    ]


def test_what_belongs_to_a_paper_is_found_from_it(library: Library) -> None:
    lantern = library.publications["lantern"]
    assert [article.slug for article in library.articles_about(lantern)] == [
        "first-light",
        "lantern-accepted",
    ]
    assert [talk.key for talk in library.talks_about(lantern)] == ["lantern-invent-2025"]
    assert [claim.key for claim in library.claims_about(lantern)] == ["acme"]


def test_tags_that_differ_in_case_and_accents_are_one_topic(library: Library) -> None:
    tags = {
        key: (
            tag.name,
            [publication.key for publication in tag.publications],
            [article.slug for article in tag.articles],
        )
        for key, tag in library.tags().items()
    }
    assert tags == {
        "energie": ("Énergie", ["lantern"], ["first-light"]),
        "history": ("History", [], ["first-light"]),
        "lamps": ("Lamps", ["lantern", "ember"], ["first-light", "lantern-accepted"]),
        "low-light": ("Low light", ["lantern", "moth"], []),
        "moths": ("Moths", ["moth"], []),
    }
    assert list(tags) == sorted(tags)


def test_tags_of_drafts_are_no_topics(library: Library) -> None:
    assert not {"secrets", "futures"} & set(library.tags())


def test_site_without_papers_and_posts_is_a_site(site: Path, load: Callable[[], Library]) -> None:
    for name in ("news/lantern-accepted.md", "blog/first-light/index.md", "data/talks.yaml"):
        (site / "content" / name).unlink()
    for name in ("claims", "awards", "software", "review"):
        (site / f"content/data/{name}.yaml").unlink()
    (site / "content/data/publications.bib").write_text("% Nothing yet.\n", encoding="utf-8")
    library = load()
    assert (library.publications, library.collaborators()) == ({}, ())
    assert (library.publications_by_period(), library.tags()) == ({}, {})
