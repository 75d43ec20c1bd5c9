"""Links, and what a page makes the browser fetch or run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from .problem import Problem
from .site import HARMLESS, Page, Site, attribute

FETCHING_RELATIONS = {
    "apple-touch-icon", "dns-prefetch", "icon", "manifest", "mask-icon", "modulepreload",
    "preconnect", "prefetch", "preload", "stylesheet",
}  # fmt: skip
CSS_REQUEST = re.compile(r"""(?:url\(\s*|@import\s+)['"]?([^'")\s]+)""")


def broken_links(site: Site) -> Iterator[Problem]:
    """Links, files, feeds and fragments of this site that are not there, or that run a program."""
    for page in site.pages.values():
        for link in dict.fromkeys(chain(_links(page), _fetched(page))):
            if not site.is_harmless(link, page.url):
                remedy = f"use {', '.join(sorted(HARMLESS))} or a path"
                yield Problem(page.path, "a link of a kind that is not allowed", link, remedy)
            elif fault := site.fault(link, page.url):
                yield Problem(page.path, f"a link {fault}", link, "mend the link or add its target")


def foreign_requests(site: Site) -> Iterator[Problem]:
    """Files that the browser would fetch from another host, which then knows the visitor."""
    for page in site.pages.values():
        for link in dict.fromkeys(_fetched(page)):
            if not site.is_ours(link, page.url):
                yield Problem(page.path, "a request to another host", link, "keep the file here")


def style_sheet_problems(site: Site) -> Iterator[Problem]:
    """Fonts and pictures of a style sheet that are not there, or on another host."""
    for file in sorted(site.folder.rglob("*.css")):
        path = file.relative_to(site.folder).as_posix()
        base = site.address(path)
        for link in dict.fromkeys(CSS_REQUEST.findall(file.read_text(encoding="utf-8"))):
            if not site.is_ours(link, base):
                yield Problem(path, "a request to another host", link, "keep the file here")
            elif fault := site.fault(link, base):
                yield Problem(path, f"a link {fault}", link, "mend the link or add its target")


def inline_code(page: Page) -> Iterator[Problem]:
    """Scripts and styles in the page itself, which a strict content security policy stops."""
    for script in page.html.select("script:not([src])"):
        if attribute(script, "type") != "application/ld+json":
            yield Problem(page.path, "a script in the page", script.get_text(), "make it a file")
    for style in page.html.find_all("style"):
        yield Problem(page.path, "a style in the page", style.get_text(), "move it to theme/static")
    for tag in page.html.find_all(True):
        for name in tag.attrs:
            if name == "style" or name.startswith("on"):
                remedy = "use a class" if name == "style" else "use a script file"
                yield Problem(page.path, f"a {name} attribute", attribute(tag, name), remedy)


def _links(page: Page) -> Iterator[str]:
    """Where a visitor or a program can go from the page."""
    is_error_page = page.path == "404.html"
    for tag in page.html.select("a[href], area[href], link[href]"):
        if not (is_error_page and "canonical" in attribute(tag, "rel")):
            yield attribute(tag, "href").strip()
    for tag in page.html.select("meta[property='og:image'], meta[name='twitter:image']"):
        yield attribute(tag, "content").strip()


def _fetched(page: Page) -> Iterator[str]:
    """What the browser fetches by itself to show the page."""
    for name in ("src", "poster"):
        for tag in page.html.select(f"[{name}]"):
            yield attribute(tag, name).strip()
    for tag in page.html.select("[srcset]"):
        for candidate in attribute(tag, "srcset").split(","):
            if parts := candidate.split():
                yield parts[0]
    for tag in page.html.select("object[data]"):
        yield attribute(tag, "data").strip()
    for tag in page.html.select("svg image[href], svg use[href]"):
        yield attribute(tag, "href").strip()
    for tag in page.html.select("link[rel][href]"):
        if FETCHING_RELATIONS.intersection(attribute(tag, "rel").split()):
            yield attribute(tag, "href").strip()
