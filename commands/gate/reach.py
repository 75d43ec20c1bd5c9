"""Which pages a visitor reaches from the home page, and which the sitemap lists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from xml.etree import ElementTree

from .element import attribute
from .links import destination
from .problem import Problem
from .site import Page, Site

HOME = "index.html"
FARTHEST = 10  # plain links from the home page to a paper, by Google Scholar's guidelines


def unreached_pages(site: Site) -> Iterator[Problem]:
    """Listed pages to which no links lead from the home page, or too many."""
    if HOME not in site.pages:
        yield Problem(".", "no home page", HOME, "build it")
        return
    distances = _distances(site)
    for page in site.pages.values():
        if not page.is_listed:
            continue
        if page.path not in distances:
            remedy = "link it from a page that the home page leads to"
            yield Problem(page.path, "no way of links from the home page", page.url, remedy)
        elif distances[page.path] > FARTHEST:
            what = f"{distances[page.path]} links from the home page"
            yield Problem(page.path, what, page.url, f"link it nearer, within {FARTHEST}")


def sitemap_problems(site: Site) -> Iterator[Problem]:
    """Pages that the sitemap leaves out, lists twice, or may not list."""
    file = site.folder / "sitemap.xml"
    if not file.is_file():
        yield Problem("sitemap.xml", "no sitemap", "", "build one that lists every page")
        return
    try:
        root = ElementTree.fromstring(file.read_text(encoding="utf-8"))  # noqa: S314  our own
    except ElementTree.ParseError:  # feed_problems tells
        return
    listed = [(one.text or "").strip() for one in root.iter() if one.tag.endswith("}loc")]
    known = frozenset(listed)
    wanted = {page.url: page for page in site.pages.values() if page.is_listed}
    for address in sorted(one for one, count in Counter(listed).items() if count > 1):
        yield Problem("sitemap.xml", "an address stands twice", address, "list it once")
    for address, page in wanted.items():
        if address not in known:
            yield Problem(page.path, "not in the sitemap", address, "list it, or write noindex")
    hidden = {page.url for page in site.pages.values() if not page.is_listed}
    for address in dict.fromkeys(listed):
        if address in hidden:
            remedy = "take it out, or remove its noindex"
            yield Problem("sitemap.xml", "a page that is not to be listed", address, remedy)


def is_listed(page: Page) -> bool:
    """Return whether search engines may list a page."""
    robots = [tag for tag in page.named("meta") if attribute(tag, "name").lower() == "robots"]
    is_hidden = any("noindex" in attribute(tag, "content").lower() for tag in robots)
    return not is_hidden and page.path != "404.html"


def links(page: Page) -> Iterator[str]:
    """Yield the whole addresses, without fragments, that the links of a page lead to."""
    named = [attribute(link, "href") for link in page.named("a") if link.has_attr("href")]
    found = dict.fromkeys(destination(link.strip(), page.url) for link in named)
    yield from filter(None, found)


def _distances(site: Site) -> dict[str, int]:
    """Return path -> the fewest links that lead there from the home page."""
    by_address = {page.url: page for page in site.pages.values()}
    found = {HOME: 0}
    waiting = [site.pages[HOME]]
    for page in waiting:
        for address in page.links:
            target = by_address.get(address) or by_address.get(f"{address}/")
            if target and target.path not in found:
                found[target.path] = found[page.path] + 1
                waiting.append(target)
    return found
