"""Who wrote a paper, in order, and what their names are marked with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from ..fields import NAME, Fields
from ..keyed import Records, is_whole
from ..latex import text_of
from ..names import Name, name_key, name_list
from ..sources import Scalar
from ..spellings import could_be
from ..suggestions import did_you_mean
from .people import Person

_name = lru_cache(maxsize=16_384)(Name.parse)  # co-authors are written again and again

# What the annotation `author+an` may say of an author; of the whole field it says ALPHABETICAL.
MARKS = ("equal", "corresponding")
ALPHABETICAL = "alphabetical"
_DIVIDE = "divide authors by `and`; or "


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
    marks = _marks(fields)
    authors: list[Authorship] = []
    names = name_list(node.text)
    for number, written in enumerate(names, start=1):
        name, person = _named(written, fields, people_by_name)
        if person and person.key in {author.person.key for author in authors}:
            fields.problem(node.place, f"{person.name!r} is there twice (name every author once)")
        elif person:
            given = marks.get(number, ())
            shown = name if name.group == person.parts.group else person.parts
            authors.append(Authorship(person, shown, *(mark in given for mark in MARKS)))
    if marks and max(marks) > len(names):
        message = f"marks author {max(marks)} of {len(names)} (count from 1)"
        fields.problem(fields.place_of("author+an"), message)
    if is_alphabetical(fields):
        _refuse_disorder(authors, fields)
    return tuple(authors)


def is_alphabetical(fields: Fields) -> bool:
    """Return whether the annotation says that the order of the authors is that of the alphabet."""
    return ALPHABETICAL in _marks(fields).get(0, ())


def shortened(
    authors: tuple[Authorship, ...], owner: Person, most: int = 10
) -> list[tuple[Authorship, ...]]:
    """Return the authors one by one; of more than `most`, those between in groups to be folded.

    The first three, the last, the owner and everyone with a mark stay by themselves.
    """
    groups: list[tuple[Authorship, ...]] = []
    is_open = False  # whether the last group takes one more
    for number, author in enumerate(authors):
        stays = number < 3 or number == len(authors) - 1 or author.equal or author.corresponding
        stays = stays or author.person.key == owner.key or len(authors) <= most
        if is_open and not stays:
            groups[-1] += (author,)
        else:
            groups.append((author,))
        is_open = not stays
    return groups


def _named(
    written: str, fields: Fields, people_by_name: Mapping[str, Person]
) -> tuple[Name, Person | None]:
    """Return a name as the paper has it, and who that is; a problem where it is nobody."""
    place = fields.place_of("author")
    if written == "others":
        fields.problem(place, "'and others' names nobody (name every author)")
        return Name(written), None
    try:
        name = _name(written)
    except ValueError:
        remedy = f"({_DIVIDE}" if written.count(",") > 1 else "("
        fields.problem(place, f"{written!r} is not {NAME.replace('(', remedy)}")
        return Name(written), None
    person = people_by_name.get(name_key(str(name)))
    if not person and is_whole(people_by_name):
        hint = suggested_person(name, people_by_name) or "add them there"
        if all(" " in part for part in (name.family, name.given or "")) and "," in written:
            hint = f"{_DIVIDE}{hint}"  # it may be two people
        fields.problem(place, f"{text_of(written)!r} is nobody in people.yaml ({hint})")
    return name, person


def suggested_person(name: Name, people_by_name: Mapping[str, Person]) -> str:
    """Return `did you mean 'yiying-zhang'?` for those who may be meant, or nothing."""
    if not isinstance(people_by_name, Records):
        return ""
    key, family = name_key(str(name)), name_key(name.family)
    likely = [people_by_name[known] for known in people_by_name.likely(key) if family in known]
    found = dict.fromkeys(person.key for person in likely if could_be(name, person.parts))
    if not found and (nearest := people_by_name.nearest(key)):
        found = {people_by_name[nearest].key: None}
    return did_you_mean(*found)


def _marks(fields: Fields) -> dict[int, tuple[str, ...]]:
    """Return position -> marks, as biblatex's data annotation `author+an` gives them; 0 is all."""
    form = "a mark on an author (write 1=equal; 2=equal, corresponding, or =alphabetical)"
    given = fields.values("author+an", _position_and_marks, form, separator=";")
    marks = dict(given)
    if len(marks) < len(given):
        message = "marks one author twice (write all marks of an author together)"
        fields.problem(fields.place_of("author+an"), message)
    return marks


def _position_and_marks(text: str) -> tuple[int, tuple[str, ...]]:
    position, _, marks = text.partition("=")
    given = tuple(mark.strip() for mark in marks.split(","))
    if not position.strip() and given == (ALPHABETICAL,):
        return 0, given
    if int(position) < 1 or not set(given) <= set(MARKS):
        raise ValueError(text)
    return int(position), given


def _refuse_disorder(authors: Iterable[Authorship], fields: Fields) -> None:
    """Note a problem where names are in no alphabetical order, with or without particles."""
    families = [author.name.family for author in authors]
    bare = [family.lstrip("abcdefghijklmnopqrstuvwxyz' ") for family in families]
    for names in (families, bare):
        keys = [name_key(name) for name in names]
        if keys == sorted(keys):
            return
    message = "says that the authors are in alphabetical order, but they are not"
    fields.problem(fields.place_of("author+an"), f"{message} (remove =alphabetical)")
