"""The JSON-LD of each page, as a search engine reads it.

reading       its nodes, where each stands, and what is said of each in all
terms         types and properties of the table, and values of the types they may have
literals      texts, numbers, dates and addresses as values
references    one connected graph
addresses     the address of the page
completeness  required properties, lists and dates in order
series        a series and its parts name each other
visibility    what the graph says is on the page
"""

from __future__ import annotations

from collections.abc import Iterator

from ..facts import Finding
from ..problem import Problem
from ..site import Page
from .addresses import address_problems
from .completeness import date_problems, description_problems, list_problems, missing_properties
from .reading import read_graph
from .references import contradictions, reference_problems
from .terms import term_findings
from .visibility import visibility_problems

RULES = (
    term_findings,
    address_problems,
    reference_problems,
    contradictions,
    missing_properties,
    description_problems,
    list_problems,
    date_problems,
    visibility_problems,
)


def graph_findings(page: Page) -> Iterator[Finding]:
    """A page has one JSON-LD document, that holds together and agrees with the page."""
    graph = read_graph(page)
    if isinstance(graph, Problem):
        yield graph
        return
    for rule in RULES:
        yield from rule(graph)
