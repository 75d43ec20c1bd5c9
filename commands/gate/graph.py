"""The JSON-LD of a page, and the addresses that must agree with it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from .problem import Problem
from .site import Page, attribute

Node = dict[str, Any]


def graph_problems(page: Page) -> Iterator[Problem]:
    """A page has one JSON-LD document, whose references and page address hold."""
    scripts = page.html.select("script[type='application/ld+json']")
    if len(scripts) != 1:
        yield Problem(page.path, f"{len(scripts)} JSON-LD scripts", "", "a page has one")
        return
    text = scripts[0].get_text()
    try:
        document = json.loads(text)
    except ValueError as error:
        yield Problem(page.path, f"JSON-LD does not parse: {error}", text.strip(), "use | tojson")
        return
    if not _is_graph(document):
        remedy = "write an object that has both, @graph a list of nodes"
        yield Problem(page.path, "JSON-LD without @context or @graph", text.strip(), remedy)
        return
    yield from _dangling_references(page, document["@graph"])
    if page.path != "404.html":  # it stands at every address that does not exist
        yield from _address_problems(page, document["@graph"])


def _is_graph(document: object) -> bool:
    return (
        isinstance(document, dict)
        and bool(document.get("@context"))
        and isinstance(document.get("@graph"), list)
        and all(isinstance(node, dict) for node in document["@graph"])
    )


def _dangling_references(page: Page, graph: list[Node]) -> Iterator[Problem]:
    """References, which are objects with an @id alone, to a node that the graph does not hold."""
    nodes = [node for node in _nodes(graph) if "@id" in node]
    held = {node["@id"] for node in nodes if len(node) > 1}
    for reference in dict.fromkeys(node["@id"] for node in nodes if len(node) == 1):
        if reference not in held:
            yield Problem(page.path, "a reference to no node", reference, "add the node")


def _address_problems(page: Page, graph: list[Node]) -> Iterator[Problem]:
    """The canonical link, og:url and the @id of the page's own node are the page's address."""
    canonical = [attribute(tag, "href") for tag in page.html.select("link[rel=canonical]")]
    shared = [attribute(tag, "content") for tag in page.html.select("meta[property='og:url']")]
    own = [str(node.get("@id", "")) for node in graph if _is_page(node)]
    for what, addresses in (("canonical link", canonical), ("og:url", shared), ("WebPage", own)):
        if len(addresses) != 1:
            value = ", ".join(addresses)
            yield Problem(page.path, f"{what} stands {len(addresses)} times", value, "write one")
        elif addresses[0] != page.url:
            remedy = f"write {page.url}"
            yield Problem(page.path, f"{what} is another address", addresses[0], remedy)


def _is_page(node: Node) -> bool:
    """Whether a node is a WebPage or one of its kinds: ProfilePage, CollectionPage ..."""
    types = node.get("@type", "")
    return any(str(t).endswith("Page") for t in (types if isinstance(types, list) else [types]))


def _nodes(value: object) -> Iterator[Node]:
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for member in value:
            yield from _nodes(member)
