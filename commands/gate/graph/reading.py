"""The JSON-LD of a page, read: its nodes, where each stands, and what is said of each in all."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from ..element import attribute
from ..problem import Problem
from ..site import Page
from ..vocabulary import is_any

Node = dict[str, Any]


@dataclass(frozen=True)
class Graph:
    """The nodes at the top of the JSON-LD of a page."""

    page: Page
    nodes: list[Node]

    @cached_property
    def placed(self) -> list[tuple[str, Node]]:
        """Every node that says something, with the way to it: `BlogPosting#light.author[0]`."""
        found = [one for node in self.nodes for one in _placed(named(node), node)]
        return [(where, node) for where, node in found if not is_reference(node)]

    @cached_property
    def by_id(self) -> dict[str, Node]:
        """Each @id with all that the page says of it."""
        found: dict[str, Node] = {}
        for _, node in self.placed:
            if isinstance(id_ := node.get("@id"), str):
                found[id_] = {**found.get(id_, {}), **node}
        return found

    @cached_property
    def own(self) -> Node:
        """The node of the page itself; empty where there is none."""
        return next((node for node in self.nodes if is_any(types(node), ["WebPage"])), {})

    @cached_property
    def main(self) -> Node:
        """What the page is about; empty where it does not say."""
        return self.whole(self.own.get("mainEntity", {}))

    def whole(self, node: object) -> Node:
        """All that the page says of a node or of what a reference names."""
        if not isinstance(node, dict):
            return {}
        return {**self.by_id.get(str(node.get("@id", "")), {}), **node}


@lru_cache(1)  # the rules of citations read it, too
def read_graph(page: Page) -> Graph | Problem:
    """Return the graph of a page, or what is wrong with its JSON-LD as such."""
    scripts = [s for s in page.named("script") if attribute(s, "type") == "application/ld+json"]
    if len(scripts) != 1:
        remedy = "write all nodes into one script" if scripts else "write the graph into its head"
        return Problem(page.path, f"{len(scripts)} JSON-LD scripts", "", remedy)
    text = scripts[0].get_text()
    try:
        document = json.loads(text)
    except ValueError as error:
        what = f"JSON-LD does not parse: {error}"
        return Problem(page.path, what, text.strip(), "use | tojson")
    if not _is_graph(document):
        remedy = "write an object that has both, @graph a list of nodes"
        return Problem(page.path, "JSON-LD without @context or @graph", text.strip(), remedy)
    for node in document["@graph"]:
        if fault := shape_fault(node):
            what, value = fault
            remedy = "write @type a word, @id an address"
            return Problem(page.path, what, json.dumps(value, ensure_ascii=False), remedy)
    return Graph(page, document["@graph"])


def types(node: Node) -> tuple[str, ...]:
    """Return the types of a node."""
    value = node.get("@type", ())
    if isinstance(value, str):
        return (value,)
    return tuple(map(str, value)) if isinstance(value, list | tuple) else (str(value),)


def label(node: Node) -> str:
    """Return what a message calls a node."""
    return (types(node) or ("node",))[0]


def named(node: Node) -> str:
    """Return what a message calls one of several nodes of a type: by the end of its @id."""
    _, is_ours, path = str(node.get("@id", "")).partition("/#/")
    return f"{label(node)}#{path.rpartition('/')[2]}" if is_ours else label(node)


def is_reference(node: Node) -> bool:
    """Return whether a node is no more than an @id."""
    return set(node) == {"@id"}


def members(value: object) -> list[object]:
    """Return the values of a property, of which there may be one or a list."""
    return value if isinstance(value, list) else [value]


def properties(node: Node) -> list[tuple[str, object]]:
    """Return each property of a node, without its @id and @type."""
    return [(name, value) for name, value in node.items() if name[:1] != "@"]


def _placed(where: str, node: Node) -> Iterator[tuple[str, Node]]:
    yield where, node
    for name, value in properties(node):
        several = isinstance(value, list)
        for number, member in enumerate(members(value)):
            if isinstance(member, dict):
                place = f"{where}.{name}[{number}]" if several else f"{where}.{name}"
                yield from _placed(place, member)


def shape_fault(value: object) -> tuple[str, object] | None:
    """Return what keeps a value from being read as nodes and texts, and the part that does."""
    if isinstance(value, list):
        if any(isinstance(member, list) for member in value):
            return "JSON-LD with a list in a list", value
        return _first_fault(value)
    if not isinstance(value, dict):
        return None
    if "@id" in value and not (isinstance(value["@id"], str) and value["@id"]):
        return "JSON-LD with an @id that is no text", value
    type_ = value.get("@type")
    names = type_ if isinstance(type_, list) else [type_]
    if not is_reference(value) and not (names and all(isinstance(name, str) for name in names)):
        return "JSON-LD with a node that has no @type", value
    return _first_fault([member for name, member in value.items() if name != "@type"])


def _first_fault(values: list[Any]) -> tuple[str, object] | None:
    return next(filter(None, map(shape_fault, values)), None)


def _is_graph(document: object) -> bool:
    return (
        isinstance(document, dict)
        and bool(document.get("@context"))
        and isinstance(document.get("@graph"), list)
        and all(isinstance(node, dict) for node in document["@graph"])
    )
