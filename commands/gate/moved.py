"""Pages that lead on from where another page was, and files that stand where others were."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from .element import attribute
from .links import destination
from .problem import Problem
from .reach import is_listed, links
from .site import Page

REFRESH = re.compile(r"\s*\d+\s*[;,]\s*(?:url\s*=\s*)?(.+?)\s*", re.IGNORECASE)
HOST_FILE = "_redirects"


def moved_to(page: Page) -> str:
    """Return the whole address that a page sends its readers on to; empty where it keeps them."""
    for tag in page.named("meta"):
        is_refresh = attribute(tag, "http-equiv").lower() == "refresh"
        if is_refresh and (found := REFRESH.fullmatch(attribute(tag, "content"))):
            return destination(found[1], page.url)
    return ""


def redirect_problems(page: Page) -> Iterator[Problem]:
    """A page that leads on names one address thrice: to browsers, to machines and to readers."""
    target = moved_to(page)
    named = [tag for tag in page.named("link") if attribute(tag, "rel").split() == ["canonical"]]
    canonical = [destination(attribute(tag, "href"), page.url) for tag in named]
    if canonical != [target]:
        value = ", ".join(canonical)
        yield Problem(page.path, "canonical link is not where it leads", value, f"write {target}")
    if target not in links(page):
        yield Problem(page.path, "no link to where it leads", target, "write one: some must click")
    if is_listed(page):
        remedy = '<meta name="robots" content="noindex">'
        yield Problem(page.path, "a redirect that is listed", "", f"write {remedy}")
    if not any(tag.get_text(strip=True) for tag in page.named("title")):
        yield Problem(page.path, "no title", "", "say in it where the page is now")


def copied_files(folder: Path, url: str) -> frozenset[str]:
    """Return the files that stand where others were, by the host's rules: copies, checked once."""
    file = folder / HOST_FILE
    rules = file.read_text(encoding="utf-8").splitlines() if file.is_file() else []
    base = urlsplit(url).path.rstrip("/")
    sources = (rule.partition(" ")[0] for rule in rules if rule.startswith("/"))
    paths = (unquote(source).removeprefix(base).lstrip("/") for source in sources)
    return frozenset(path for path in paths if not path.endswith(("/", ".html", ".htm")))
