"""What is about a paper: posts, news items, talks, slides."""

from __future__ import annotations

from ..library import Library
from ..paths import talk_path
from ..records import Publication
from ..settings import Settings
from .articles import article_reference
from .node import Node, node


def subject_nodes(publication: Publication, library: Library, settings: Settings) -> list[Node]:
    """Return the posts, news items and talks about a paper, here and elsewhere, and its slides."""
    articles = [
        article_reference(article, settings) for article in library.articles_about(publication)
    ]
    talks = [
        node("WebPage", page := settings.absolute(path), name=talk.heading, url=page)
        for talk in library.talks_about(publication)
        if (path := talk_path(talk))
    ]
    posts = [
        node("WebPage", url=post.url, name=f"Post on {post.label}") for post in publication.posts
    ]
    slides = [
        node("PresentationDigitalDocument", url=link.url, name=f"Slides: {publication.name}")
        for link in publication.resources
        if link.label == "Slides"
    ]
    return articles + talks + posts + slides
