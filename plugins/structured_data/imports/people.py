"""The authors of what is imported, among the people of people.yaml or added to them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..identifiers import slug
from ..latex import latex_of
from ..names import Name, name_key, name_list
from ..records import Person
from ..spellings import could_be


@dataclass(frozen=True)
class Known:
    """A person of people.yaml, with every spelling of their name."""

    key: str
    name: Name
    spellings: tuple[Name, ...]

    @property
    def fields(self) -> dict[str, str]:
        """The record of a new person."""
        in_order = str(self.name)
        is_plain = not self.name.group and _reads_as(in_order, self.name)
        return {"key": self.key, "name": in_order if is_plain else written_name(self.name)}


def known_people(people: Iterable[Person]) -> tuple[Known, ...]:
    return tuple(
        Known(person.key, person.parts, (person.parts, *map(Name.parse, person.variants)))
        for person in people
    )


def named(name: Name, people: Iterable[Known]) -> Known | None:
    """Return the person who has this name in people.yaml."""
    key = name_key(str(name))
    found = (known for known in people if key in {name_key(str(n)) for n in known.spellings})
    return next(found, None)


def meant(name: Name, people: Iterable[Known]) -> Known | None:
    """Return the one person whom a name with fewer or more initials can mean."""
    found = [known for known in people if any(could_be(name, n) for n in known.spellings)]
    return found[0] if len(found) == 1 else None


def new_person(name: Name, people: Sequence[Known]) -> Known | None:
    """Return a person with a key of their own; None where the name gives none."""
    taken = {known.key for known in people}
    key = slug(str(name))
    keys = (key, *(f"{key}-{number}" for number in range(2, len(taken) + 3)))
    return Known(next(k for k in keys if k not in taken), name, (name,)) if key else None


def written_name(name: Name) -> str:
    """Return a name as the field `author` holds it; what cannot be divided is one of a group."""
    return name.bibtex if _reads_as(name.bibtex, name) else f"{{{latex_of(str(name))}}}"


def _reads_as(form: str, name: Name) -> bool:
    try:
        return name_list(form) == [form] and form != "others" and Name.parse(form) == name
    except ValueError:
        return False
