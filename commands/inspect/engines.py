"""Search engines: the nodes of the JSON-LD, and what each has of what is required and advised."""

from __future__ import annotations

from ..gate.graph.completeness import has, requirements_of
from ..gate.graph.reading import Graph, Node, label, read_graph
from ..gate.problem import Problem
from ..gate.site import Page
from ..gate.vocabulary import is_any
from .section import Section

# What says little by itself, where it stands within another node.
SMALL = ("ListItem", "PropertyValue", "Organization", "PostalAddress", "Place", "WebPage")
SHOWN = 3  # names of the nodes of one type


def engines_section(page: Page) -> Section:
    """Return the nodes of a page by type, each type with what its nodes lack."""
    graph = read_graph(page)
    if isinstance(graph, Problem):
        return Section("Search engines", f"{graph.what}: nothing is read")
    by_type: dict[str, list[Node]] = {}
    for _, node in graph.placed:
        if node in graph.nodes or not is_any([label(node)], SMALL):
            nodes = by_type.setdefault(label(node), [])
            if graph.whole(node) not in nodes:  # one thing may be named in several places
                nodes.append(graph.whole(node))
    about = label(graph.main) if graph.main else "nothing named"
    verdict = f"{len(graph.placed)} nodes, {len(by_type)} types shown; the page is about: {about}"
    return Section("Search engines", verdict, tuple(_row(graph, *item) for item in by_type.items()))


def _row(graph: Graph, type_: str, nodes: list[Node]) -> tuple[str, str]:
    count = f" ×{len(nodes)}" if len(nodes) > 1 else ""
    words = list(dict.fromkeys(filter(None, (_lacks(graph, node) for node in nodes))))
    names = list(filter(None, map(_name, nodes)))
    shown = "; ".join(names[:SHOWN]) + ("; ..." if len(names) > SHOWN else "")
    return f"{type_}{count}", " · ".join(filter(None, [*words, shown]))


def _name(node: Node) -> str:
    name = str(node.get("name") or node.get("headline") or node.get("text") or "")
    return name if len(name) <= 40 else f"{name[:39].strip()}…"


def _lacks(graph: Graph, node: Node) -> str:
    """Return what a node lacks, in words; `whole` where it lacks nothing that anyone asks for."""
    needed = requirements_of(graph, node)
    required = [one for need in needed for one in need.required if not has(graph, node, one)]
    advised = [one for need in needed for one in need.recommended if not has(graph, node, one)]
    words = [f"LACKS {', '.join(required)}"] if required else []
    words += [f"could have {', '.join(advised)}"] if advised else []
    return "; ".join(words) or ("whole" if needed else "")
