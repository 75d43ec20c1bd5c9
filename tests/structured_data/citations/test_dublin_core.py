from __future__ import annotations

from dataclasses import replace

from structured_data.citations.dublin_core import dublin_core_tags
from structured_data.library import Library


def test_post_names_its_type_title_date_and_every_author(library: Library) -> None:
    (post,) = library.section("blog")
    authors = ("jose-garcia-marquez", "max-sample", "platon", "atlas-collaboration")
    by_all = replace(post, authors=tuple(library.people[key] for key in authors))
    assert dublin_core_tags(by_all) == [
        ("DC.type", "blogPost"),
        ("DC.title", "First light"),
        ("DC.creator", "García Márquez, José Luis"),
        ("DC.creator", "Sample, Max Jr."),
        ("DC.creator", "Platon"),
        ("DC.creator", "ATLAS Collaboration,"),
        ("DC.date", "2025-03-09"),
    ]
