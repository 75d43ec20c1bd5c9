"""One connected graph: references that hold, no node apart, one thing said once."""

from __future__ import annotations

from collections.abc import Iterator

from ..problem import Problem
from .literals import address_fault
from .reading import Graph, Node, is_reference, label, members, properties


def reference_problems(graph: Graph) -> Iterator[Problem]:
    """References to no node, nodes that nothing leads to, @ids that are no addresses."""
    path = graph.page.path
    for reference in dict.fromkeys(_references(graph.nodes)):
        if reference not in graph.by_id:
            yield Problem(path, "a reference to no node", reference, "add the node")
    for id_ in graph.by_id:
        if fault := address_fault(id_):
            yield Problem(path, f"an @id {fault.what}", id_, fault.remedy)
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
                    yield Problem(graph.page.path, what, value, f"elsewhere it is {before!r}")


def _references(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        if is_reference(value):
            yield str(value["@id"])
        value = list(value.values())
    if isinstance(value, list):
        for member in value:
            yield from _references(member)


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
