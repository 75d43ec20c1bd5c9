"""What nodes have: the properties that search engines ask for, lists in order, dates in order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ..problem import Problem
from ..requirements import REQUIREMENTS, Requirement
from ..vocabulary import is_any
from .reading import Graph, Node, members, types

DESCRIPTION = (50, 5000)  # characters of the description of a data set


def requirements_of(graph: Graph, node: Node) -> tuple[Requirement, ...]:
    """Return what a node needs, which is most for the page and for what that is about."""
    found = _requirements(types(node))
    if any(one.main_only for one in found):
        is_main = graph.whole(node) in (graph.main, graph.whole(graph.own))
        return tuple(one for one in found if is_main or not one.main_only)
    return found


@lru_cache(1000)
def _requirements(types: tuple[str, ...]) -> tuple[Requirement, ...]:
    return tuple(one for one in REQUIREMENTS if is_any(types, [one.type]))


def has(graph: Graph, node: Node, wanted: str) -> bool:
    """Return whether a node has a property, in the notation of Requirement."""
    if "|" in wanted:
        return any(has(graph, node, one) for one in wanted.split("|"))
    name, _, rest = wanted.partition(".")
    values = [value for value in members(graph.whole(node).get(name, [])) if value]
    if not rest:
        return bool(values)
    return bool(values) and all(
        isinstance(value, dict) and has(graph, value, rest) for value in values
    )


def missing_properties(graph: Graph) -> Iterator[Problem]:
    """Nodes without what search engines require."""
    for where, node in graph.placed:
        for requirement in requirements_of(graph, node):
            for wanted in requirement.required:
                if not has(graph, node, wanted) and not _is_told_below(graph, node, wanted):
                    what = f"{where} has no {wanted.replace('|', ' or ')}"
                    value = next(
                        (str(node[k]) for k in ("name", "@id", "contentUrl") if k in node), ""
                    )
                    yield Problem(graph.page.path, what, value, "add it, or leave the node out")


def _is_told_below(graph: Graph, node: Node, wanted: str) -> bool:
    """Return whether what a node lacks is what the nodes it names are told to lack."""
    name, _, rest = wanted.partition(".")
    below = [value for value in members(node.get(name, [])) if isinstance(value, dict)]
    return any(rest in one.required for value in below for one in requirements_of(graph, value))


def description_problems(graph: Graph) -> Iterator[Problem]:
    """Data sets that search engines do not list, since they are described too shortly."""
    for where, node in graph.placed:
        description = node.get("description") if is_any(types(node), ["Dataset"]) else None
        if description and not DESCRIPTION[0] <= len(description) <= DESCRIPTION[1]:
            what = f"{where}.description has {len(description)} characters"
            remedy = f"write {DESCRIPTION[0]} to {DESCRIPTION[1]}"
            yield Problem(graph.page.path, what, description, remedy)


def list_problems(graph: Graph) -> Iterator[Problem]:
    """Lists that are not numbered from one, count wrongly, or list a thing twice."""
    path = graph.page.path
    for where, node in graph.placed:
        if not is_any(types(node), ["ItemList"]):
            continue
        items = [one for one in members(node.get("itemListElement", [])) if isinstance(one, dict)]
        positions = [item.get("position") for item in items]
        if positions != list(range(1, len(items) + 1)):
            value = ", ".join(map(str, positions))
            yield Problem(
                path, f"{where} is not numbered from 1", value, "number its items 1, 2, 3"
            )
        if node.get("numberOfItems", len(items)) != len(items):
            what = f"{where}.numberOfItems is not {len(items)}"
            yield Problem(path, what, str(node["numberOfItems"]), "count the items")
        targets = [_target(item) for item in items]
        for target in sorted({target for target in targets if targets.count(target) > 1}):
            yield Problem(path, f"{where} lists one address twice", target, "list it once")
        if is_any(types(node), ["BreadcrumbList"]):
            yield from _breadcrumb_problems(graph, where, targets)


def _breadcrumb_problems(graph: Graph, where: str, targets: list[str]) -> Iterator[Problem]:
    if len(targets) < 2:
        what = f"{where} has fewer than two steps"
        yield Problem(graph.page.path, what, ", ".join(targets), "lead from the home page here")
    elif targets[-1] != graph.own.get("@id"):
        what = f"{where} does not end at this page"
        yield Problem(graph.page.path, what, targets[-1], f"end with {graph.own.get('@id')}")


def date_problems(graph: Graph) -> Iterator[Problem]:
    """Ends before beginnings, and days of posts without time and zone."""
    for where, node in graph.placed:
        for first, last in (("datePublished", "dateModified"), ("startDate", "endDate")):
            begins, ends = node.get(first), node.get(last)
            if isinstance(begins, str) and isinstance(ends, str) and _is_before(ends, begins):
                what = f"{where}.{last} is before its {first}"
                yield Problem(graph.page.path, what, f"{begins}, {ends}", "mend one of them")
        if is_any(types(node), ["SocialMediaPosting"]):
            for name in ("datePublished", "dateModified"):
                if re.fullmatch(r"\d{4}-\d\d-\d\d", str(node.get(name))):
                    what = f"{where}.{name} is a day without time and zone"
                    remedy = f"write {node[name]}T00:00:00+00:00"
                    yield Problem(graph.page.path, what, node[name], remedy)


def _is_before(one: str, other: str) -> bool:
    """Return whether one date is before another, as precisely as both are known."""
    length = min(len(one), len(other), len("2026-01-01"))
    return one[:length] < other[:length]


def _target(item: Node) -> str:
    target = item.get("url") or item.get("item") or ""
    return str(target.get("@id") or target.get("url", "")) if isinstance(target, dict) else target
