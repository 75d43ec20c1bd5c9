from __future__ import annotations

from dataclasses import replace

from structured_data.dates import PartialDate
from structured_data.facets import facets
from structured_data.library import Library
from structured_data.mentions import Mention, mentions
from structured_data.page_view import Crumb, PageView, site_pages
from structured_data.records import Publication


def test_site_has_exactly_these_pages(library: Library) -> None:
    assert [(view.kind, view.path) for view in site_pages(library)] == [
        ("home", "/"),
        ("publications", "/publications/"),
        ("publication", "/publications/beacon/"),
        ("publication", "/publications/owl/"),
        ("publication", "/publications/lantern/"),
        ("publication", "/publications/moth/"),
        ("publication", "/publications/ember/"),
        ("publication", "/publications/night-lights/"),
        ("facet", "/publications/theme/lamps/"),
        ("facet", "/publications/theme/insects/"),
        ("facet", "/publications/year/forthcoming/"),
        ("facet", "/publications/year/2025/"),
        ("facet", "/publications/year/2024/"),
        ("facet", "/publications/year/2023/"),
        ("facet", "/publications/year/2022/"),
        ("facet", "/publications/kind/preprint/"),
        ("facet", "/publications/kind/conference-paper/"),
        ("facet", "/publications/kind/journal-article/"),
        ("facet", "/publications/kind/phd-thesis/"),
        ("facet", "/publications/kind/workshop-paper/"),
        ("facet", "/publications/venue/invent/"),
        ("facet", "/publications/venue/j-light/"),
        ("facet", "/publications/venue/workshop-on-small-fires/"),
        ("writing", "/blog/"),
        ("news", "/news/"),
        ("news_item", "/news/lighthouse/"),
        ("post", "/blog/first-light/"),
        ("news_item", "/news/lantern-accepted/"),
        ("series", "/series/by-lamplight/"),
        ("talks", "/talks/"),
        ("talk", "/talks/lantern-invent-2025/"),
        ("talk", "/talks/poster-2024/"),
        ("collaborators", "/collaborators/"),
        ("collaborator", "/collaborators/platon/"),
        ("collaborator", "/collaborators/max-sample/"),
        ("collaborator", "/collaborators/atlas-collaboration/"),
        ("collaborator", "/collaborators/jose-garcia-marquez/"),
        ("collaborator", "/collaborators/vera-van-der-fiction/"),
        ("collaborator", "/collaborators/li-na/"),
        ("tag", "/tags/energie/"),
        ("tag", "/tags/history/"),
        ("tag", "/tags/lamps/"),
        ("tag", "/tags/low-light/"),
        ("tag", "/tags/moths/"),
        ("cv", "/cv/"),
        ("not_found", "/404.html"),
    ]


def test_every_page_has_its_own_path_a_title_and_a_description(views: dict[str, PageView]) -> None:
    for path, view in views.items():
        assert path == view.path
        assert path.startswith("/")
        assert view.title.strip()
        assert view.description.strip()


def test_every_person_who_is_named_has_a_page(library: Library, views: dict[str, PageView]) -> None:
    named = {author.person.key for p in library.publications.values() for author in p.authors}
    named |= {person.key for article in library.articles for person in article.authors}
    paths = {f"/collaborators/{key}/" for key in named - {library.owner.key}}
    assert paths <= set(views)


def test_page_is_written_where_its_path_leads(views: dict[str, PageView]) -> None:
    assert views["/"].save_as == "index.html"
    assert views["/talks/"].save_as == "talks/index.html"
    assert views["/404.html"].save_as == "404.html"


def test_home_is_described_by_the_lede_without_its_markup(views: dict[str, PageView]) -> None:
    assert views["/"] == PageView(
        kind="home",
        path="/",
        title="Ada Example",
        description="I study lamps at the Lantern Laboratory, with Platon & others.",
        modified=PartialDate(2025, 12),
    )


def test_papers_of_a_facet_are_described_by_what_they_are_and_by_name(
    library: Library, views: dict[str, PageView]
) -> None:
    (view,) = [view for view in views.values() if view.title == "Publications from 2025"]
    assert view == PageView(
        kind="facet",
        path="/publications/year/2025/",
        title="Publications from 2025",
        description="Publications from 2025 by Ada Example: Owl, Lantern.",
        subject=facets(library)[1].values[1],
        parent=Crumb("Publications", "/publications/"),
    )
    moths = {key: replace(library.publications["moth"], key=key) for key in "abcde"}
    many = replace(library, publications=library.publications | moths)
    descriptions = {v.path: v.description for v in site_pages(many) if v.kind == "facet"}
    names = ", ".join(["What a Moth Wants"] * 3)
    assert descriptions["/publications/year/2024/"] == (
        f"Publications from 2024 by Ada Example: {names} and 3 more."
    )


def test_post_has_its_dates_and_the_list_above_it(
    library: Library, views: dict[str, PageView]
) -> None:
    assert views["/blog/first-light/"] == PageView(
        kind="post",
        path="/blog/first-light/",
        title="First light",
        description="What we saw when we lit the first lamp & why 1 < 2.",
        subject=library.section("blog")[0],
        published=PartialDate(2025, 3, 9),
        modified=PartialDate(2025, 4, 1),
        parent=Crumb("Writing", "/blog/"),
    )


def test_news_item_without_a_summary_is_described_by_its_first_paragraph(
    views: dict[str, PageView],
) -> None:
    assert views["/news/lighthouse/"].description == "I look for a lighthouse."


def test_drafts_and_articles_that_wait_have_a_page_that_is_not_listed(
    views: dict[str, PageView],
) -> None:
    unlisted = {path for path, view in views.items() if not view.listed}
    assert unlisted == {
        "/drafts/blog/half-written/",
        "/drafts/blog/far-future/",
        "/404.html",
    }


def test_page_of_a_paper_or_a_talk_is_not_dated_by_it(views: dict[str, PageView]) -> None:
    for path in ("/publications/lantern/", "/talks/lantern-invent-2025/"):
        assert (views[path].published, views[path].modified) == (None, None)


def test_talk_is_described_by_kind_place_and_time_and_its_summary(
    views: dict[str, PageView],
) -> None:
    descriptions = [view.description for view in views.values() if view.kind == "talk"]
    assert descriptions == [
        "Oral presentation at INVENT 2025, June 4–5, 2025. One lamp, and what it lights.",
        "Poster, May 2024: A poster on moths",
    ]


def test_list_is_described_as_the_owner_says(views: dict[str, PageView]) -> None:
    assert views["/talks/"].description == "Where Ada Example has spoken of lamps."
    assert views["/news/"].description == "News by Ada Example."


def test_mentions_of_a_paper_are_posts_news_and_talks_newest_first(library: Library) -> None:
    assert mentions(library.publications["lantern"], library) == (
        Mention(
            "Oral presentation, INVENT 2025",
            "/talks/lantern-invent-2025/",
            PartialDate(2025, 6, 4),
        ),
        Mention("First light", "/blog/first-light/", PartialDate(2025, 3, 9)),
        Mention(
            "Lantern is accepted to INVENT 2025",
            "/news/lantern-accepted/",
            PartialDate(2025, 2, 1),
        ),
    )
    assert mentions(library.publications["moth"], library) == ()


def test_paper_without_a_summary_is_described_by_kind_authors_and_venue(library: Library) -> None:
    beacon = replace(library.publications["beacon"], summary=None)
    moth = replace(library.publications["moth"], summary=None)
    described = {
        view.subject.key: view.description
        for view in site_pages(replace(library, publications={"beacon": beacon, "moth": moth}))
        if isinstance(view.subject, Publication)
    }
    assert described == {
        "beacon": "Journal article by Ada Example, Platon and Max Sample Jr. (J. Light): "
        "O(n²) Beacons and <b>Bold</b> Claims",
        "moth": "Preprint by ATLAS Collaboration, Platon, Ada Example and others: "
        "What a Moth Wants",
    }


def test_co_author_is_described_by_joint_papers_of_which_six_are_named(
    library: Library, views: dict[str, PageView]
) -> None:
    start = "Platon and Ada Example: joint work on"
    assert views["/collaborators/platon/"].description == (
        f"{start} O(n²) Beacons and <b>Bold</b> Claims, Owl and What a Moth Wants."
    )
    owl = library.publications["owl"]
    many = {f"owl{n}": replace(owl, key=f"owl{n}", short_title=f"Owl {n}") for n in range(8)}
    pages = site_pages(replace(library, publications=many))
    (page,) = (page for page in pages if page.path == "/collaborators/platon/")
    assert page.description == f"{start} Owl 0, Owl 1, Owl 2, Owl 3, Owl 4, Owl 5 and others."


def test_topic_is_described_by_what_is_on_it(views: dict[str, PageView]) -> None:
    described = {path: views[path].description for path in views if path.startswith("/tags/")}
    assert described == {
        "/tags/energie/": "Papers and posts by Ada Example on the topic: Énergie.",
        "/tags/history/": "Posts by Ada Example on the topic: History.",
        "/tags/lamps/": "Papers, posts and news by Ada Example on the topic: Lamps.",
        "/tags/low-light/": "Papers by Ada Example on the topic: Low light.",
        "/tags/moths/": "Papers by Ada Example on the topic: Moths.",
    }


def test_talks_of_one_title_that_others_held_have_titles_of_their_own(library: Library) -> None:
    talk = replace(library.talks["poster-2024"], kind="invited", title="Lamps")
    talks = {
        key: replace(talk, key=key, organization=library.organizations[key])
        for key in ("acme", "example-university")
    }
    found = [
        (view.title, view.description)
        for view in site_pages(replace(library, talks=talks))
        if view.kind == "talk"
    ]
    assert found == [
        ("Invited talk at Acme & Sons: Lamps", "Invited talk at Acme & Sons, May 2024: Lamps"),
        (
            "Invited talk at University of Example: Lamps",
            "Invited talk at University of Example, May 2024: Lamps",
        ),
    ]
