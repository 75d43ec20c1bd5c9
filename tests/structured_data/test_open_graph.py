"""What a link to a page is shown with elsewhere."""

from __future__ import annotations

from dataclasses import replace

import pytest
from structured_data.dates import PartialDate
from structured_data.images import Image
from structured_data.library import Library
from structured_data.open_graph import locale, open_graph_tags, twitter_tags
from structured_data.page_view import PageView
from structured_data.settings import Settings

Views = dict[str, PageView]

PICTURE = Image("/pictures/0a1b.png", "image/png", 1200, 630, "First light.")
PICTURE_TAGS = [
    ("og:image", "https://ada.example/pictures/0a1b.png"),
    ("og:image:type", "image/png"),
    ("og:image:width", "1200"),
    ("og:image:height", "630"),
    ("og:image:alt", "First light."),
]


def test_home_is_a_profile_with_the_parts_of_a_name(
    library: Library, settings: Settings, views: Views
) -> None:
    assert open_graph_tags(views["/"], library, settings, PICTURE) == [
        ("og:type", "profile"),
        ("og:title", "Ada Example"),
        ("og:description", "I study lamps at the Lantern Laboratory, with Platon & others."),
        ("og:site_name", "Ada Example"),
        ("og:locale", "en_US"),
        *PICTURE_TAGS,
        ("profile:first_name", "Ada"),
        ("profile:last_name", "Example"),
        ("profile:username", "ada-example"),
    ]


def test_post_is_an_article_of_its_authors(
    library: Library, settings: Settings, views: Views
) -> None:
    tags = open_graph_tags(views["/blog/first-light/"], library, settings, None)
    assert tags[5:] == [
        ("article:published_time", "2025-03-09"),
        ("article:modified_time", "2025-04-01"),
        ("article:author", "https://ada.example/"),
        ("article:author", "https://ada.example/collaborators/jose-garcia-marquez/"),
        ("article:section", "Writing"),
        ("article:tag", "Énergie"),
        ("article:tag", "Lamps"),
        ("article:tag", "History"),
    ]


def test_paper_is_an_article_of_its_authors(
    library: Library, settings: Settings, views: Views
) -> None:
    tags = open_graph_tags(views["/publications/lantern/"], library, settings, None)
    assert [tag for tag in tags if tag[0].startswith(("og:type", "article:"))] == [
        ("og:type", "article"),
        ("article:published_time", "2025-06-03"),
        ("article:author", "https://ada.example/"),
        ("article:author", "https://ada.example/collaborators/jose-garcia-marquez/"),
        ("article:author", "https://ada.example/collaborators/max-sample/"),
        ("article:author", "https://ada.example/collaborators/vera-van-der-fiction/"),
        ("article:section", "Publications"),
        ("article:tag", "Lamps"),
        ("article:tag", "Énergie"),
        ("article:tag", "Low light"),
    ]


def test_month_is_no_time_and_is_left_out(
    library: Library, settings: Settings, views: Views
) -> None:
    view = replace(views["/news/lighthouse/"], modified=PartialDate(2026))
    tags = dict(open_graph_tags(view, library, settings, None))
    assert tags["article:section"] == "News"
    assert not {"article:published_time", "article:modified_time"} & tags.keys()


def test_one_name_is_neither_first_nor_last(
    library: Library, settings: Settings, views: Views
) -> None:
    profile = replace(library.profile, person=library.people["platon"])
    tags = open_graph_tags(views["/"], replace(library, profile=profile), settings, None)
    assert [name for name, _ in tags if name.startswith("profile:")] == []


def test_page_without_a_picture_has_no_tag_of_one(
    library: Library, settings: Settings, views: Views
) -> None:
    for view in views.values():
        tags = open_graph_tags(view, library, settings, None)
        assert not [name for name, _ in tags if name.startswith("og:image")]
        assert all(content for _, content in tags)


@pytest.mark.parametrize(
    ("language", "territory"),
    [
        ("en", "en_US"),
        ("en-GB", "en_GB"),
        ("de", "de_DE"),
        ("pt-BR", "pt_BR"),
        ("ja", "ja_JP"),
        ("tlh", None),
        ("zh-Hant", None),
        ("", None),
    ],
)
def test_locale_is_a_language_and_a_territory(language: str, territory: str | None) -> None:
    assert locale(language) == territory


def test_twitter_shows_a_picture_large(library: Library) -> None:
    assert twitter_tags(library, None) == [("twitter:card", "summary")]
    profile = replace(library.profile, accounts={"X": "https://x.com/ada_example"})
    assert twitter_tags(replace(library, profile=profile), PICTURE) == [
        ("twitter:card", "summary_large_image"),
        ("twitter:creator", "@ada_example"),
        ("twitter:image:alt", "First light."),
    ]
