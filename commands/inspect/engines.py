"""Search engines: the nodes of the JSON-LD, and what each has of what is required and advised."""

from __future__ import annotations

from dataclasses import dataclass

from ..gate.element import attribute
from ..gate.graph.completeness import has, requirements_of
from ..gate.graph.reading import Graph, Node, label, read_graph
from ..gate.problem import Problem
from ..gate.site import Page
from ..gate.vocabulary import is_any
from .section import Section

# What says little by itself, where it stands within another node.
SMALL = (
    "ListItem", "Organization", "Place", "PostalAddress", "PropertyValue", "QuantitativeValue",
    "WebPage",
)  # fmt: skip
SHOWN = 3  # names of the nodes of one type


@dataclass(frozen=True)
class Kind:
    """The nodes of one type: what they are called, and what they lack of what anyone asks for."""

    type: str
    count: int
    names: tuple[str, ...]
    required: tuple[str, ...]
    advised: tuple[str, ...]
    is_asked: bool

    @property
    def words(self) -> str:
        return f"{self.type} ×{self.count}" if self.count > 1 else self.type

    @property
    def is_whole(self) -> bool:
        return self.is_asked and not self.required and not self.advised


def engines_section(page: Page) -> Section:
    """Return the nodes of a page by type: first what they lack, last those that lack nothing."""
    graph = read_graph(page)
    if isinstance(graph, Problem):
        return Section("Search engines", f"nothing is shown: {graph.what} ({graph.remedy})")
    kinds = [_kind(graph, *item) for item in _by_type(graph).items()]
    kinds.sort(key=lambda kind: (not kind.required, not kind.advised))  # else as on the page
    rows = [_row(kind) for kind in kinds if not kind.is_whole]
    if whole := [kind.words for kind in kinds if kind.is_whole]:
        rows.append(("whole", ", ".join(whole)))
    about = label(graph.main) if graph.main else "nothing named"
    verdict = f"{len(graph.placed)} nodes; the page is about: {about}"
    hidden = "left out, as it asks (noindex); " if is_hidden(page) else ""
    return Section("Search engines", hidden + verdict, tuple(rows))


def is_hidden(page: Page) -> bool:
    """Whether a page asks search engines to leave it out."""
    return any(
        attribute(tag, "name") == "robots" and "noindex" in attribute(tag, "content")
        for tag in page.named("meta")
    )


def _by_type(graph: Graph) -> dict[str, list[Node]]:
    by_type: dict[str, list[Node]] = {}
    for _, node in graph.placed:
        if node in graph.nodes or not is_any([label(node)], SMALL):
            nodes = by_type.setdefault(label(node), [])
            if graph.whole(node) not in nodes:  # one thing may be named in several places
                nodes.append(graph.whole(node))
    return by_type


def _kind(graph: Graph, type_: str, nodes: list[Node]) -> Kind:
    required: dict[str, None] = {}
    advised: dict[str, None] = {}
    is_asked = False
    for node in nodes:
        for need in requirements_of(graph, node):
            is_asked = True
            required |= {one: None for one in need.required if not has(graph, node, one)}
            advised |= {one: None for one in need.recommended if not has(graph, node, one)}
    names = tuple(filter(None, map(_name, nodes)))
    return Kind(type_, len(nodes), names, tuple(required), tuple(advised), is_asked)


def _row(kind: Kind) -> tuple[str, str]:
    words = [f"LACKS {', '.join(kind.required)}"] if kind.required else []
    words += [f"could have {', '.join(kind.advised)}"] if kind.advised else []
    names = "; ".join(kind.names[:SHOWN]) + ("; ..." if len(kind.names) > SHOWN else "")
    return kind.words, " · ".join(filter(None, ["; ".join(words), names]))


def _name(node: Node) -> str:
    name = str(node.get("name") or node.get("headline") or node.get("text") or "")
    return name if len(name) <= 40 else f"{name[:39].strip()}…"
