"""One connected graph: references that hold, no node apart, one thing said once."""

from __future__ import annotations

from collections.abc import Iterator

from ..problem import Problem
from .literals import address_fault
from .reading import Graph, Node, is_reference, label, members, properties


def reference_problems(graph: Graph) -> Iterator[Problem]:
    """References to no node, nodes that nothing leads to, @ids that are no addresses."""
    path = graph.page.path
    for where, node in graph.placed:
        for name, reference in _references(node):
            if reference not in graph.by_id:
                what = f"{where}.{name} refers to no node of the page"
                remedy = "add the node, or leave the reference out"
                yield Problem(path, what, reference, remedy)
        if "@id" in node and (fault := address_fault(node["@id"])):
            yield Problem(path, f"{where}.@id {fault.what}", node["@id"], fault.remedy)
    if graph.own:
        reached = _reached(graph)
        for node in graph.nodes:
            if id(node) not in reached:
                value = str(node.get("@id") or label(node))
                remedy = "refer to it from the page's node, or remove it"
                yield Problem(path, "a node that nothing leads to", value, remedy)


def contradictions(graph: Graph) -> Iterator[Problem]:
    """Two texts for one property of what has one @id."""
    said: dict[tuple[str, str], str] = {}
    for where, node in graph.placed:
        for name, value in properties(node) if "@id" in node else ():
            if isinstance(value, str):
                before = said.setdefault((str(node["@id"]), name), value)
                if before != value:
                    what = f"{where}.{name} is another than elsewhere on the page"
                    yield Problem(graph.page.path, what, value, f"say {before!r} as elsewhere")


def _references(node: Node) -> Iterator[tuple[str, str]]:
    """Yield each property of a node with the @id that it refers to."""
    for name, value in properties(node):
        for member in members(value):
            if isinstance(member, dict) and is_reference(member):
                yield name, member["@id"]


def _reached(graph: Graph) -> set[int]:
    """The nodes to which a way leads from the node of the page, by identity."""
    by_id: dict[str, list[Node]] = {}
    for _, node in graph.placed:
        if "@id" in node:
            by_id.setdefault(str(node["@id"]), []).append(node)
    reached: set[int] = set()
    waiting = [graph.own]
    while waiting:
        node = waiting.pop()
        if id(node) in reached:
            continue
        reached.add(id(node))
        waiting += by_id.get(str(node.get("@id", "")), [])
        for _, value in properties(node):
            waiting += [member for member in members(value) if isinstance(member, dict)]
    return reached
