"""What the graph says of the page's subject is printed on the page, as search engines demand."""

from __future__ import annotations

from collections.abc import Iterator

from ..problem import Problem
from ..site import Page, attribute
from ..text import letters
from ..vocabulary import is_any
from .literals import date_fault
from .reading import Graph, members, named, types


def visibility_problems(graph: Graph) -> Iterator[Problem]:
    """Headlines, authors, dates and the language of a page that it does not show."""
    page, main = graph.page, graph.main
    language = graph.own.get("inLanguage")
    shown = page.html.select_one("html[lang]")
    if language and shown and attribute(shown, "lang") != language:
        what = "WebPage.inLanguage is not the language of the page"
        yield Problem(page.path, what, str(language), f"write {attribute(shown, 'lang')}")
    if not is_any(types(main), ["CreativeWork"]):
        return
    text = letters(page.text)
    kind = named(main)
    headline = str(main.get("headline", ""))
    if letters(headline) not in text and not page.html.select("h1 math"):
        yield Problem(page.path, f"{kind}.headline is not on the page", headline, _SHOW)
    for author in map(graph.whole, members(main.get("author", []))):
        names = [author.get("name", ""), *members(author.get("alternateName", []))]
        if not any(letters(str(name)) in text for name in names):
            what = f"{kind}.author is not on the page"
            yield Problem(page.path, what, str(author.get("name")), _SHOW)
    date = main.get("datePublished")
    if not isinstance(date, str) or date_fault(date):  # term_findings tells
        return
    if not _is_dated(page, date, is_any(types(main), [POST]), text):
        yield Problem(page.path, f"{kind}.datePublished is not on the page", date, _SHOW)


POST = "SocialMediaPosting"
_SHOW = "print it, or leave it out of the graph"


def _is_dated(page: Page, date: str, is_post: bool, text: str) -> bool:
    """Return whether a `time` says the day of a post, or the text the year of a work."""
    if not is_post:
        return date[:4] in text
    times = [attribute(tag, "datetime") for tag in page.html.select("body time[datetime]")]
    return any(time and (time.startswith(date[:10]) or date.startswith(time)) for time in times)
