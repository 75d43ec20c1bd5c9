"""Who wrote a paper, in order, and who contributed equally."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..fields import NAME, Fields, suggestion
from ..keyed import is_whole
from ..names import Name, name_key, name_list
from ..sources import Scalar
from .people import Person


@dataclass(frozen=True)
class Authorship:
    """One author of one paper, named as the paper names them."""

    person: Person
    name: Name
    equal: bool = False
    corresponding: bool = False


def authorships(fields: Fields, people_by_name: Mapping[str, Person]) -> tuple[Authorship, ...]:
    """Return the authors of a paper; one who is not in people.yaml is a problem."""
    node = fields.node("author")
    fields.needs("author")
    if not isinstance(node, Scalar):
        return ()
    equal = _equal_contributors(fields)
    authors = []
    for number, written in enumerate(name_list(node.text), start=1):
        try:
            name = Name.parse(written)
        except ValueError:
            fields.problem(node.place, f"{written!r} is not {NAME}")
            continue
        person = people_by_name.get(name_key(str(name)))
        if person:
            shown = name if name.group == person.parts.group else person.parts
            authors.append(Authorship(person, shown, number in equal))
        elif written == "others":
            fields.problem(node.place, "'and others' names nobody (name every author)")
        elif is_whole(people_by_name):
            hint = suggestion(str(name), [known.name for known in people_by_name.values()])
            message = f"{str(name)!r} is nobody in people.yaml ({hint or 'add them there'})"
            fields.problem(node.place, message)
    count = len(name_list(node.text))
    if equal and max(equal) > count:
        message = f"marks author {max(equal)} of {count} (count from 1)"
        fields.problem(fields.place_of("author+an"), message)
    return tuple(authors)


def _equal_contributors(fields: Fields) -> set[int]:
    """Return the positions, from 1, that biblatex's data annotation `author+an` marks `=equal`."""
    form = "a mark on an author (write 1=equal; 2=equal)"
    return set(fields.values("author+an", _equal_position, form, separator=";"))


def _equal_position(text: str) -> int:
    position, _, mark = text.partition("=")
    if mark.strip() != "equal" or int(position) < 1:
        raise ValueError(text)
    return int(position)
