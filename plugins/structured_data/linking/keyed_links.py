"""What a text links to by key: paper:preble, person:ada."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..errors import Place, Problem
from ..keyed import is_whole
from ..paths import person_path, publication_path
from ..prose import prose
from ..records import Person, Publication
from ..records.articles import Linked
from ..suggestions import KnownWords, did_you_mean, known_words
from .text_links import TextAddress, addresses

_TARGET = re.compile(r"(?P<kind>paper|person):(?P<key>[^#]*)(?P<fragment>#.*)?")
_BARE = re.compile(r"<((?:paper|person):[^<>\s]+)>")  # a tag to HTML, and no link
FILES = {"paper": "publications.bib", "person": "people.yaml"}


@dataclass(frozen=True)
class KeyedTargets:
    """The papers and people that may be linked to; `with_pages` are the keys of who has a page.

    That of the owner is the home page.
    """

    owner: Person
    people: Mapping[str, Person]
    publications: Mapping[str, Publication]
    with_pages: Collection[str] | None

    def linked(
        self, path: Path, links: Iterable[tuple[int, TextAddress]], problems: list[Problem]
    ) -> tuple[Linked, ...]:
        """Return what a Markdown file links to by key, each once; a problem for what is none."""
        found: dict[str, Linked] = {}
        for line, link in links:
            match = _TARGET.fullmatch(link.address)
            target, fault = self._linked(**match.groupdict()) if match else (None, "")
            if link.form == "HTML":
                fault = f"stands in HTML (write [words]({link.address}))"
            if fault:
                problems.append(Problem(Place(str(path), line), f"{link.address!r} {fault}"))
            elif target:
                found[link.address] = target
        return tuple(found.values())

    def _linked(self, kind: str, key: str, fragment: str | None) -> tuple[Linked | None, str]:
        """Return what a key leads to, or what is wrong with it; neither where nobody knows."""
        records: Mapping[str, Publication | Person] = (
            self.publications if kind == "paper" else self.people
        )
        if key not in records:
            if not is_whole(records):
                return None, ""
            near = KnownWords(records).nearest(key)
            known = [f"{kind}:{known}" for known in records]
            hint = did_you_mean(f"{kind}:{near}") if near else known_words(known)
            return None, f"is no key in {FILES[kind]} ({hint})"
        target, fragment = f"{kind}:{key}{fragment or ''}", fragment or ""
        if kind == "paper":
            paper = self.publications[key]
            return Linked(target, publication_path(paper) + fragment, paper.name, paper), ""
        return self._person(self.people[key], target, fragment)

    def _person(self, person: Person, target: str, fragment: str) -> tuple[Linked | None, str]:
        if self.with_pages is None:
            return None, ""
        if person.key == self.owner.key:
            return Linked(target, f"/{fragment}", person.name), ""
        if person.key in self.with_pages:
            return Linked(target, person_path(person) + fragment, person.name), ""
        if person.homepage:
            return Linked(target, person.homepage + fragment, person.name), ""
        remedy = "add a homepage there, or write the name without a link"
        return None, f"has neither a page here nor a homepage in people.yaml ({remedy})"


def keyed_links(text: str) -> list[tuple[int, TextAddress]]:
    """Return the line (1-based) of each link by key in a Markdown file."""
    if not _is_named(text):
        return []
    read = prose(text)
    return [
        (read.count("\n", 0, link.start) + 1, link)
        for link in addresses(read)
        if link.form != "image" and _TARGET.fullmatch(link.address)
    ]


def bare_problems(file: str, text: str, links: Collection[int]) -> Iterator[Problem]:
    """Yield a problem for each <paper:key> of a Markdown file where none of its links begins."""
    read = prose(text) if _is_named(text) else ""
    for match in _BARE.finditer(read):
        if match.start(1) not in links:
            line = read.count("\n", 0, match.start()) + 1
            message = f"{match[0]!r} is no link (write []({match[1]}))"
            yield Problem(Place(file, line), message)


def _is_named(text: str) -> bool:
    """Return whether a text may link by a key, as most do not."""
    return "paper:" in text or "person:" in text


def lost_links(path: Path, text: str, shown: Iterable[str]) -> list[Problem]:
    """Return a problem for each link by key of a Markdown file that its page does not show."""
    left = list(shown)
    problems = []
    for line, link in keyed_links(text):
        if link.address in left:
            left.remove(link.address)
        elif link.form == "link":
            remedy = "move it out of HTML, and of lines that are indented as code is"
            message = f"{link.address!r} is no link on the page ({remedy})"
            problems.append(Problem(Place(str(path), line), message))
    return problems
