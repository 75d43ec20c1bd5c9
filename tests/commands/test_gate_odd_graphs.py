"""JSON-LD of any shape is told of, and never breaks the gate."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from typing import Any

import pytest

from commands.gate.citations import citation_problems
from commands.gate.graph import graph_findings
from commands.gate.site import Page
from commands.inspect import page_sections

from .described_site import PAPER, URL

BEFORE, _, REST = PAPER.partition('<script type="application/ld+json">')
GRAPH, _, AFTER = REST.partition("</script>")
NEVER_RIGHT: list[Any] = [None, "", [], {}, [[]], [None], {"@id": 5}, {"@type": None}, ["", ""]]
NEVER_RIGHT += [{"@type": ["Person", 5]}, ["x", {"a": "b"}]]
ODD = [*NEVER_RIGHT, True, 5, "x", {"@id": "https://example.org/papers/lantern/"}]


def ways(value: object, way: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Yield the way to every value within a value."""
    if way:
        yield way
    items: list[tuple[str | int, object]] = []
    if isinstance(value, dict):
        items = list(value.items())
    elif isinstance(value, list):
        items = list(enumerate(value))
    for key, member in items:
        yield from ways(member, (*way, key))


def replaced(document: Any, way: tuple[str | int, ...], odd: Any) -> Any:
    changed = copy.deepcopy(document)
    place = changed
    for step in way[:-1]:
        place = place[step]
    place[way[-1]] = odd
    return changed


@pytest.mark.slow
@pytest.mark.parametrize("odd", ODD, ids=repr)
def test_odd_value_anywhere_is_told_and_breaks_nothing(odd: Any) -> None:
    document = json.loads(GRAPH)
    untold = []
    for way in [one for one in ways(document) if one[0] == "@graph" and one != ("@graph",)]:
        changed = replaced(document, way, odd)
        text = f'{BEFORE}<script type="application/ld+json">{json.dumps(changed)}</script>{AFTER}'
        page = Page("papers/lantern/index.html", f"{URL}/papers/lantern/", text)
        found = [*graph_findings(page), *citation_problems(page)]
        page_sections(page)
        if not found:
            untold.append(way)
    if odd in NEVER_RIGHT:
        assert untold == []
