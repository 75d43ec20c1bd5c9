"""A post as others cite it."""

from __future__ import annotations

from dataclasses import replace

from structured_data.article_reference import article_reference
from structured_data.citations.bibtex import to_bibtex
from structured_data.citations.plain import cite_as
from structured_data.library import Library
from structured_data.settings import Settings


def test_post_is_a_page_of_the_site_in_words_and_in_bibtex(library: Library) -> None:
    (post,) = library.section("blog")
    reference = article_reference(post, Settings("https://ada.example", "Notes on Lamps"))
    assert cite_as(reference) == (
        "Ada Example and José Luis García Márquez. 2025. First light. Blog post, Notes on Lamps. "
        "https://ada.example/blog/first-light/"
    )
    assert to_bibtex(reference) == (
        "@misc{example2025first-light,\n"
        "  author        = {Example, Ada and García Márquez, José Luis},\n"
        "  title         = {First light},\n"
        "  howpublished  = {Blog post, Notes on Lamps},\n"
        "  year          = {2025},\n"
        "  month         = mar,\n"
        "  day           = {9},\n"
        "  url           = {https://ada.example/blog/first-light/},\n"
        "  langid        = {english},\n"
        "}\n"
    )


def test_site_that_bears_the_name_of_an_author_is_not_named(
    library: Library, settings: Settings
) -> None:
    (post,) = library.section("blog")
    assert article_reference(post, settings).container is None


def test_title_keeps_its_capitals_and_signs(library: Library, settings: Settings) -> None:
    post = replace(library.section("blog")[0], title="Half of vLLM is 50% & a $ (in GPUs)")
    bibtex = to_bibtex(article_reference(post, settings))
    assert r"title         = {Half of {vLLM} is 50\% \& a \$ (in {GPUs)}}," in bibtex
