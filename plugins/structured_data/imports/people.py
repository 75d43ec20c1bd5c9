"""The authors of what is imported, among the people of people.yaml or added to them."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import yaml

from ..identifiers import slug
from ..names import Name, name_key, name_list
from ..records import Person
from .spellings import folded
from .titles import field_latex


@dataclass(frozen=True)
class Known:
    """A person of people.yaml, and every spelling of their name."""

    key: str
    name: Name
    spellings: frozenset[str]


def known_people(people: Iterable[Person]) -> tuple[Known, ...]:
    return tuple(
        Known(
            person.key,
            person.parts,
            frozenset(map(name_key, (person.name, *person.variants))),
        )
        for person in people
    )


def named(name: Name, people: Iterable[Known]) -> Known | None:
    """Return the person who has this name in people.yaml."""
    return next((known for known in people if name_key(str(name)) in known.spellings), None)


def meant(name: Name, people: Iterable[Known]) -> Known | None:
    """Return the one person whom a name with fewer or more initials can mean."""
    found = [known for known in people if _could_mean(name, known.name)]
    return found[0] if len(found) == 1 else None


def new_person(name: Name, people: Sequence[Known]) -> Known | None:
    """Return a person with a key of their own; None where the name gives none."""
    taken = {known.key for known in people}
    key = number = slug(str(name))
    for count in range(2, len(taken) + 3):
        if number not in taken:
            break
        number = f"{key}-{count}"
    return Known(number, name, frozenset({name_key(str(name))})) if key else None


def with_people(text: str, people: Iterable[Known]) -> str:
    """Return the text of people.yaml with more people at its end, all else as it was."""
    items = re.findall(r"^( *)- *key *:", text, re.MULTILINE)
    margin = items[0] if items else ""
    for known in people:
        item = [{"key": known.key, "name": _in_one_field(known.name)}]
        written = yaml.safe_dump(item, allow_unicode=True, sort_keys=False, width=sys.maxsize)
        lines = "".join(f"{margin}{line}\n" for line in written.splitlines())
        end = "" if text.endswith("\n") or not text else "\n"
        empty = "\n" if text.strip() else ""
        added = f"{end}{empty}{lines}"
        text += added.replace("\n", "\r\n") if "\r\n" in text else added
    return text


def written_name(name: Name) -> str:
    """Return a name as the field `author` holds it: in braces where it would be divided."""
    family, given, suffix = (
        field_latex(part or "") for part in (name.family, name.given, name.suffix)
    )
    if name.group:
        return f"{{{family}}}"
    forms = [
        ", ".join(filter(None, (family, suffix, given))),
        ", ".join(filter(None, (f"{{{family}}}", suffix, f"{{{given}}}" if given else ""))),
    ]
    return next((form for form in forms if _reads_as(form, name)), f"{{{field_latex(str(name))}}}")


def _reads_as(form: str, name: Name) -> bool:
    try:
        return name_list(form) == [form] and form != "others" and Name.parse(form) == name
    except ValueError:
        return False


def _in_one_field(name: Name) -> str:
    """Return a name for people.yaml, in reading order where that is divided rightly."""
    in_order = str(name)
    return in_order if not name.group and _reads_as(in_order, name) else written_name(name)


def _could_mean(name: Name, known: Name) -> bool:
    """Return whether one can be short for the other, which names a person by more than initials."""
    is_spelled_out = len((_given(known) or [""])[0]) > 1
    return _could_be(name, known) or (is_spelled_out and _could_be(known, name))


def _could_be(short: Name, full: Name) -> bool:
    """Return whether a name with initials or fewer given names can be short for another."""
    if folded(short.family) != folded(full.family) or short.suffix not in (None, full.suffix):
        return False
    brief, whole = _given(short), _given(full)
    if not brief or not whole:
        return brief == whole
    rest = iter(whole[1:])
    return _is_short(brief[0], whole[0]) and all(
        any(_is_short(part, other) for other in rest) for part in brief[1:]
    )


def _given(name: Name) -> list[str]:
    """Return given names, folded; initials that are run together, such as JL, are divided."""
    given = re.sub(r"\b[A-Z]{2,3}\b", lambda run: " ".join(run.group()), name.given or "")
    return [word for part in re.split(r"[\s.-]+", given) if (word := folded(part))]


def _is_short(part: str, whole: str) -> bool:
    return part == whole or (len(part) == 1 and whole.startswith(part))
