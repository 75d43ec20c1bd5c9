"""What the gate found, as its reader mends it: each fault once, led by the line to edit."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urljoin

from .gate import Problem
from .origins import Line, Origins
from .project import shown

MANY = 3  # pages of one problem, of which each is named
DEAD = ("leads to no file", "leads to no such id")  # as every rule ends that asks Site.fault


def report(problems: list[Problem], origins: Origins, site_url: str) -> list[str]:
    """Return a line for each fault; a page and all feeds with its text may have one."""
    alike: dict[tuple[str, str], list[Problem]] = {}
    for problem in problems:
        alike.setdefault(_fault(problem, site_url), []).append(problem)
    return [line for same in alike.values() for line in _lines(same, origins, site_url)]


def is_dead_link(problem: Problem) -> bool:
    """Return whether a problem is an address of this site where nothing stands."""
    return problem.what.endswith(DEAD)


def _fault(problem: Problem, site_url: str) -> tuple[str, str]:
    if is_dead_link(problem):
        return "", _address(problem, site_url)
    return problem.what, problem.value


def _lines(same: list[Problem], origins: Origins, site_url: str) -> Iterator[str]:
    """Yield a line for each place to mend, the first with how many files more are wrong alike."""
    same = sorted(same, key=lambda problem: (not problem.page.endswith(".html"), problem))
    placed = [(problem, _line(problem, origins, site_url)) for problem in same]
    mended = {str(line): (problem, line) for problem, line in reversed(placed) if _holds(line)}
    told: list[tuple[Problem, Line | None]] = list(reversed(mended.values()))
    if not told and len(same) > (1 if is_dead_link(same[0]) else MANY):
        told = [(same[0], None)]  # of a template or a record, and of no article
    told = told or placed
    others = len({problem.page for problem in same} - {problem.page for problem, _ in told})
    for problem, line in told:
        place = f"{shown(str(line))}: " if line else ""
        rest = f"; so in {others} other file{'s' if others > 1 else ''}" if others else ""
        yield f"{place}{problem}{rest}"
        others = 0


def _holds(line: Line | None) -> bool:
    return line is not None and line.is_value


def _line(problem: Problem, origins: Origins, site_url: str) -> Line | None:
    own = origins.of_value(problem.page, problem.value)
    if not is_dead_link(problem) or _holds(own):
        return own
    address = _address(problem, site_url)
    return origins.of_link((address, address.removeprefix(site_url))) or own


def _address(problem: Problem, site_url: str) -> str:
    """Return the whole address that a link means."""
    return urljoin(f"{site_url}/{problem.page.removesuffix('index.html')}", problem.value)
