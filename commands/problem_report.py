"""What the gate found, as its reader mends it: each fault once, led by the line to edit."""

from __future__ import annotations

from collections.abc import Iterator

from .gate import Problem
from .origins import Line, Origins
from .project import shown

MANY = 3  # pages of one problem, of which each is named
Placed = tuple[Problem, Line | None]


def report(problems: list[Problem], origins: Origins, site_url: str) -> list[str]:
    """Return a line for each fault; a page and all feeds with its text may have one."""
    alike: dict[tuple[str, ...], list[Placed]] = {}
    for problem in problems:
        fault = (problem.target,) if problem.target else (problem.what, problem.value)
        alike.setdefault(fault, []).append((problem, _line(problem, origins, site_url)))
    return [line for same in alike.values() for line in _lines(same)]


def _lines(same: list[Placed]) -> Iterator[str]:
    """Yield a line for each place to mend, the first with how many files more are wrong alike."""
    same = sorted(same, key=lambda one: (not one[0].page.endswith(".html"), one[0]))
    exact: dict[str, Placed] = {}
    for problem, line in same:
        if line and line.is_value:
            exact.setdefault(str(line), (problem, line))
    told = list(exact.values())
    if not told and len(same) > (1 if same[0][0].target else MANY):
        told = [(same[0][0], None)]  # of a template or a record, and of no article
    told = told or same
    others = len({problem.page for problem, _ in same} - {problem.page for problem, _ in told})
    for problem, line in told:
        place = f"{shown(str(line))}: " if line else ""
        rest = f"; so in {others} other file{'s' if others > 1 else ''}" if others else ""
        yield f"{place}{problem}{rest}"
        others = 0


def _line(problem: Problem, origins: Origins, site_url: str) -> Line | None:
    """Return the line of content to edit: where the value stands, else where its page begins."""
    own = origins.of_value(problem.page, problem.value)
    if not problem.target or (own and own.is_value):
        return own
    path = f"/{problem.target.removesuffix('#')}"
    return origins.of_link((f"{site_url}{path}", path)) or own
