"""Types and properties: each is in the table, and its values are of the types it may have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..facts import Finding, led
from ..problem import Problem
from ..vocabulary import PROPERTIES, TYPES, has_property, is_any, nearest
from .literals import literal_fault
from .reading import Graph, Node, is_reference, label, members, properties, types

TABLE = "commands/gate/vocabulary.json"


def term_findings(graph: Graph) -> Iterator[Finding]:
    """Types and properties that are not in the table, and values that a property cannot have."""
    page = graph.page
    for where, node in graph.placed:
        if unknown := [type_ for type_ in types(node) if type_ not in TYPES]:
            what = f"{where} has a type that is not in the table"
            yield Problem(page.path, what, unknown[0], _remedy(unknown[0], TYPES))
            continue
        for name, value in properties(node):
            if not has_property(types(node), name):
                what = f"{where}.{name} is not a property of {label(node)} in the table"
                yield Problem(page.path, what, _shown(value), _remedy(name, _names(node)))
                continue
            for member in members(value) or [None]:
                yield from _value_findings(graph, f"{where}.{name}", name, member)


def _value_findings(graph: Graph, where: str, name: str, value: object) -> Iterator[Finding]:
    ranges = PROPERTIES[name][1]
    page = graph.page
    if isinstance(value, dict) and value:
        found = types(graph.whole(value))
        dangling = is_reference(value) and value["@id"] not in graph.by_id
        if not dangling and not is_any(found, ranges) and set(found) <= set(TYPES):
            remedy = f"it may be {' or '.join(ranges)}"
            yield Problem(page.path, f"{where} is a {found[0]}", _shown(value), remedy)
    elif fault := literal_fault(value, ranges):
        yield Problem(page.path, f"{where} {fault.what}", _shown(value), fault.remedy)
    elif isinstance(value, str) and f"{value}/".startswith(f"{page.site}/"):
        yield from led(page, value, where, "mend the address or add its target")


def _names(node: Node) -> list[str]:
    return [name for name in PROPERTIES if has_property(types(node), name)]


def _remedy(word: str, words: Iterable[str]) -> str:
    meant = nearest(word, words)
    return f"write {meant}" if meant else f"add it to {TABLE} or remove it"


def _shown(value: object) -> str:
    if isinstance(value, dict):
        return str(value.get("@id") or value.get("name") or "")
    return "" if value is None else str(value)
