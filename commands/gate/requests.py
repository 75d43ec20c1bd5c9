"""Links, and what a page makes the browser fetch or run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from .element import attribute
from .facts import Finding, led
from .links import HARMLESS, is_harmless, is_ours, target
from .problem import Problem
from .site import Page, Site

FETCHING_RELATIONS = {
    "apple-touch-icon", "dns-prefetch", "icon", "manifest", "mask-icon", "modulepreload",
    "preconnect", "prefetch", "preload", "stylesheet",
}  # fmt: skip
FETCHING_ATTRIBUTES = ("src", "poster", "data")
MEND = "mend the link or add its target"
CSS_REQUEST = re.compile(r"""(?:url\(\s*|@import\s+)['"]?([^'")\s]+)""")


def links(page: Page) -> Iterator[Finding]:
    """Yield each link to this site, and those that nobody may follow or the browser fetch.

    Another host that serves a file of the page would know each visitor.
    """
    fetched = dict.fromkeys(_fetched(page))
    for link in dict.fromkeys(chain(_links(page), fetched)):
        if not is_harmless(link, page.url):
            remedy = f"use {', '.join(sorted(HARMLESS))} or a path"
            yield Problem(page.path, "a link of a kind that is not allowed", link, remedy)
        else:
            yield from led(page, link, "a link", MEND)
        if link in fetched and not is_ours(link, page.url, page.site):
            yield Problem(page.path, "a request to another host", link, "keep the file here")


def broken_addresses(site: Site) -> Iterator[Problem]:
    """Links, files, feeds and fragments of this site that are not there."""
    for file in site.files:
        for one in file.addresses:
            if fault := site.missing(one.target):
                yield Problem(one.page, f"{one.what} {fault}", one.value, one.remedy, one.target)


def style_sheet_problems(site: Site) -> Iterator[Problem]:
    """Fonts and pictures of a style sheet that are not there, or on another host."""
    for file in sorted(site.folder.rglob("*.css")):
        path = file.relative_to(site.folder).as_posix()
        base = site.address(path)
        for link in dict.fromkeys(CSS_REQUEST.findall(file.read_text(encoding="utf-8"))):
            if not is_ours(link, base, site.url):
                yield Problem(path, "a request to another host", link, "keep the file here")
            elif fault := site.fault(link, base):
                yield Problem(path, f"a link {fault}", link, MEND, target(link, base, site.url)[0])


def inline_code(page: Page) -> Iterator[Problem]:
    """Scripts and styles in the page itself, which a strict content security policy stops."""
    for script in page.named("script"):
        is_data = attribute(script, "type") == "application/ld+json"
        if not script.has_attr("src") and not is_data:
            remedy = "move it to a file in theme/static: the security policy stops it here"
            yield Problem(page.path, "a script in the page", script.get_text(), remedy)
    for style in page.named("style"):
        remedy = "move it to theme/static/css: the security policy stops it here"
        yield Problem(page.path, "a style in the page", style.get_text(), remedy)
    for name in page.attributes:
        if name == "style" or name.startswith("on"):
            remedy = "use a class" if name == "style" else "use a script file"
            for tag in page.having(name):
                what = f"<{tag.name}> has the attribute {name}"
                yield Problem(page.path, what, attribute(tag, name), remedy)


def _links(page: Page) -> Iterator[str]:
    """Where a visitor or a program can go from the page."""
    is_error_page = page.path == "404.html"
    for tag in page.named("a", "area", "link"):
        is_canonical = tag.name == "link" and "canonical" in attribute(tag, "rel")
        if tag.has_attr("href") and not (is_error_page and is_canonical):
            yield attribute(tag, "href").strip()


def _fetched(page: Page) -> Iterator[str]:
    """What the browser fetches by itself to show the page."""
    for name in FETCHING_ATTRIBUTES:
        for tag in page.having(name):
            if name != "data" or tag.name == "object":
                yield attribute(tag, name).strip()
    for tag in page.having("srcset"):
        candidates = map(str.split, attribute(tag, "srcset").split(","))
        yield from (parts[0] for parts in candidates if parts)
    for tag in page.named("image", "use"):
        if tag.has_attr("href") and tag.find_parent("svg"):
            yield attribute(tag, "href").strip()
    for tag in page.named("link"):
        if FETCHING_RELATIONS.intersection(attribute(tag, "rel").split()):
            yield attribute(tag, "href").strip()
