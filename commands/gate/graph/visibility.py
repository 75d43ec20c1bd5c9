"""What the graph says of the page's subject is printed on the page, as search engines demand."""

from __future__ import annotations

from collections.abc import Iterator

from ..element import attribute
from ..problem import Problem
from ..site import Page
from ..vocabulary import is_any
from .literals import date_fault
from .reading import Graph, members, named, types


def visibility_problems(graph: Graph) -> Iterator[Problem]:
    """Headlines, authors, dates and the language of a page that it does not show."""
    page, main = graph.page, graph.main
    language = graph.own.get("inLanguage")
    shown = [attribute(tag, "lang") for tag in page.named("html") if tag.has_attr("lang")]
    if language and shown and shown[0] != language:
        what = "WebPage.inLanguage is not the language of the page"
        yield Problem(page.path, what, str(language), f"write {shown[0]}")
    if not is_any(types(main), ["CreativeWork"]):
        return
    kind = named(main)
    headline = str(main.get("headline", ""))
    if not page.says(headline) and not _has_math(page):
        yield Problem(page.path, f"{kind}.headline is not on the page", headline, _SHOW)
    for author in map(graph.whole, members(main.get("author", []))):
        names = [author.get("name", ""), *members(author.get("alternateName", []))]
        if not any(page.says(str(name)) for name in names):
            what = f"{kind}.author is not on the page"
            yield Problem(page.path, what, str(author.get("name")), _SHOW)
    date = main.get("datePublished")
    if not isinstance(date, str) or date_fault(date):  # term_findings tells
        return
    if not _is_dated(page, date, is_any(types(main), [POST])):
        yield Problem(page.path, f"{kind}.datePublished is not on the page", date, _SHOW)


POST = "SocialMediaPosting"
_SHOW = "print it, or leave it out of the graph"


def _has_math(page: Page) -> bool:
    return any(tag.find_parent("h1") for tag in page.named("math"))


def _is_dated(page: Page, date: str, is_post: bool) -> bool:
    """Return whether a `time` says the day of a post, or the text the year of a work."""
    if not is_post:
        return page.says(date[:4])
    times = [attribute(tag, "datetime") for tag in page.named("time") if tag.find_parent("body")]
    return any(time and (time.startswith(date[:10]) or date.startswith(time)) for time in times)
