"""How a text refers to a work: by its number, or by author and year."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from string import ascii_lowercase

from ..citations.plain import author_year
from ..records import Reference
from ..records.articles import Cited


@dataclass(frozen=True)
class Labelled:
    """A cited work, its label in the text, and the letter that tells it from others of its year."""

    work: Cited
    label: str
    letter: str = ""


def numbered(works: Iterable[Cited]) -> list[Labelled]:
    """Return the works in their order, each with its number."""
    return [Labelled(work, str(number)) for number, work in enumerate(works, start=1)]


def by_author_and_year(works: Iterable[Cited]) -> list[Labelled]:
    """Return the works in alphabetical order; those of one author and year have a letter."""
    ordered = sorted(works, key=lambda work: _alphabetical(work.reference))
    total = Counter(author_year(work.reference) for work in ordered)
    used: dict[str, int] = defaultdict(int)
    found = []
    for work in ordered:
        label = author_year(work.reference)
        letter = ascii_lowercase[used[label] % 26] if total[label] > 1 else ""
        used[label] += 1
        hyphen = "-" if letter and not label[-1].isdigit() else ""
        found.append(Labelled(work, f"{label}{hyphen}{letter}", letter))
    return found


def _alphabetical(reference: Reference) -> tuple[list[str], str, str]:
    names = [name.inverted.casefold() for name in reference.authors or reference.editors]
    title = reference.title.casefold()
    return names or [title], str(reference.date or "9999"), title


STYLES = {"numbered": numbered, "author-year": by_author_and_year}
