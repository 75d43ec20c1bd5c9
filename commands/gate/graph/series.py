"""Series and their parts: which parts a series names, and of which series a part says it is one."""

from __future__ import annotations

from collections.abc import Iterator

from ..problem import Problem
from ..site import Page, Site
from .reading import Node, members, read_graph, types

SERIES = "CreativeWorkSeries"


def named_parts(page: Page) -> Iterator[tuple[str, str]]:
    """Yield the @id of the series that a page is about, with that of each part it names."""
    main = _main(page)
    if SERIES in types(main):
        for part in members(main.get("hasPart", [])):
            if isinstance(part, dict):
                yield str(main.get("@id", "")), str(part.get("@id", ""))


def named_series(page: Page) -> Iterator[tuple[str, str]]:
    """Yield the @id of each series of which a page is about a part, with that of the part."""
    main = _main(page)
    for whole in members(main.get("isPartOf", [])):
        if isinstance(whole, dict) and SERIES in types(whole):
            yield str(whole.get("@id", "")), str(main.get("@id", ""))


def series_problems(site: Site) -> Iterator[Problem]:
    """Parts that their series leaves out, or that do not say so, and series without a page."""
    listed = [page for page in site.pages.values() if page.is_listed]
    by_series = {pair: page.path for page in listed for pair in page.parts}
    by_parts = {pair: page.path for page in listed for pair in page.part_of}
    pages = {series: path for (series, _), path in by_series.items()}
    for (series, part), path in by_parts.items():
        if series not in pages:
            remedy = "build its page, or leave out isPartOf"
            yield Problem(path, "a part of a series that has no page", series, remedy)
        elif (series, part) not in by_series:
            what = "a series that leaves out one of its parts"
            yield Problem(pages[series], what, part, "name it in hasPart")
    for (series, part), path in by_series.items():
        if (series, part) not in by_parts:
            what = "a series with a part that does not say so"
            remedy = "write isPartOf on the page of the part, or leave it out of hasPart"
            yield Problem(path, what, part, remedy)


def _main(page: Page) -> Node:
    graph = read_graph(page)
    return {} if isinstance(graph, Problem) else graph.main
