"""What one file says, as the rules of the whole site need it; read from the file once."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass
from typing import Any, NamedTuple

from .file import File
from .links import target
from .problem import Problem


class Address(NamedTuple):
    """A path of this site that a file names: `target` has its fragment behind a #.

    `what`, `value` and `remedy` are for the problem that it is where nothing stands there.
    """

    page: str
    what: str
    value: str
    remedy: str
    target: str


Finding = Problem | Address  # what a rule yields that reads one file


@dataclass(frozen=True)
class PageFacts:
    """`path` is relative to the folder, `url` its public address.

    `links` are the whole addresses, without fragments, that its <a> lead to; `feeds` pairs of the
    address and the type of each feed in its head; `pdf` the file that it names to Google Scholar;
    `parts` pairs of the @ids of a series and of a part, as the page of the series names them, and
    `part_of` the same, as the page of the part does;
    `moved_to` the whole address that it sends its readers on to;
    `problems` those of the page by itself.
    """

    path: str
    url: str
    title: str
    description: str
    is_listed: bool
    ids: frozenset[str]
    links: tuple[str, ...]
    feeds: tuple[tuple[str, str], ...]
    pdf: str
    parts: tuple[tuple[str, str], ...]
    part_of: tuple[tuple[str, str], ...]
    moved_to: str
    addresses: tuple[Address, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class FeedFacts:
    """`type` is the media type of a feed or a calendar; empty for what else is no page."""

    path: str
    url: str
    type: str
    addresses: tuple[Address, ...]
    problems: tuple[Problem, ...]


def led(file: File, link: str, what: str, remedy: str) -> Iterator[Finding]:
    """Yield what is to be said of a link that stands in a file, which `what` names."""
    path, fault = target(link, file.url, file.site)
    if fault:
        yield Problem(file.path, f"{what} {fault}", link, remedy, link)
    elif path:
        yield Address(file.path, what, link, remedy, path)


def parted(findings: Iterable[Finding]) -> dict[str, Any]:
    """Return the addresses and the problems of a file, each once."""
    found = dict.fromkeys(findings)
    return {
        "addresses": tuple(one for one in found if isinstance(one, Address)),
        "problems": tuple(one for one in found if isinstance(one, Problem)),
    }


def record(facts: PageFacts | FeedFacts) -> str:
    """Return facts as JSON."""
    fields = {**vars(facts), "problems": [astuple(problem) for problem in facts.problems]}
    if isinstance(facts, PageFacts):
        fields["ids"] = sorted(facts.ids)
    return json.dumps(fields)


def recorded(text: str) -> PageFacts | FeedFacts:
    """Return facts from their record."""
    record = json.loads(text)
    findings = {
        "addresses": tuple(map(Address._make, record["addresses"])),
        "problems": tuple(Problem(*one) for one in record["problems"]),
    }
    if "ids" not in record:
        return FeedFacts(**{**record, **findings})
    fields = {
        "ids": frozenset(record["ids"]),
        "links": tuple(record["links"]),
        **{name: tuple((a, b) for a, b in record[name]) for name in ("feeds", "parts", "part_of")},
    }
    return PageFacts(**{**record, **findings, **fields})
