from __future__ import annotations

from structured_data.dates import PartialDate
from structured_data.graph.articles import blog_posting_node, moment
from structured_data.library import Library
from structured_data.settings import Settings


def test_day_has_a_time_with_a_zone_and_a_month_has_none() -> None:
    dates = [PartialDate(2025, 3, 9), PartialDate(2025, 3), PartialDate(2025)]
    assert list(map(moment, dates)) == ["2025-03-09T00:00:00+00:00", "2025-03", "2025"]


def test_every_author_of_a_post_stands_in_order(library: Library, settings: Settings) -> None:
    (post,) = library.section("blog")
    node = blog_posting_node(post, "/blog/first-light/", library, settings)
    assert [author["name"] for author in node["author"]] == [
        "Ada Example",
        "José Luis García Márquez",
    ]
    assert all(author["url"] for author in node["author"])


def test_draft_belongs_to_the_page_it_stands_on(library: Library, settings: Settings) -> None:
    draft = library.drafts[-1]
    node = blog_posting_node(draft, "/drafts/half-written/", library, settings)
    assert node["@id"] == "https://ada.example/#/schema/blogposting/blog-half-written"
    assert node["mainEntityOfPage"] == {"@id": "https://ada.example/drafts/half-written/"}
