"""The canonical link, og:url and the @id of the page's own node are the page's address."""

from __future__ import annotations

from collections.abc import Iterator

from ..element import attribute
from ..problem import Problem
from ..reach import is_listed
from ..vocabulary import is_any
from .reading import Graph, types


def address_problems(graph: Graph) -> Iterator[Problem]:
    """A page says one address of itself, thrice."""
    page = graph.page
    if page.path == "404.html":  # it stands at every address that does not exist
        return
    links = [tag for tag in page.named("link") if attribute(tag, "rel").split() == ["canonical"]]
    canonical = [attribute(tag, "href") for tag in links]
    metas = [tag for tag in page.named("meta") if attribute(tag, "property") == "og:url"]
    shared = [attribute(tag, "content") for tag in metas]
    if not (is_listed(page) or canonical or shared):  # a draft, which waits for its address
        return
    nodes = [node for node in graph.nodes if is_any(types(node), ["WebPage"])]
    own = [str(node.get("@id", "")) for node in nodes]
    for what, addresses in (
        ("canonical link", canonical),
        ("og:url", shared),
        ("WebPage.@id", own),
    ):
        if len(addresses) != 1:
            value = ", ".join(addresses)
            what = f"{what} stands {len(addresses)} times"
            yield Problem(page.path, what, value, f"write one, {page.url}")
        elif addresses[0] != page.url:
            remedy = f"write {page.url}"
            yield Problem(page.path, f"{what} is another address", addresses[0], remedy)
