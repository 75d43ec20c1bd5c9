"""Adds a person to people.yaml."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from .asking import (
    NOTHING_WRITTEN,
    Answers,
    Form,
    Question,
    addresses,
    agreed,
    answered,
    can_ask,
    keys,
    refuse_taken_key,
)
from .errors import CommandError
from .project import CONTENT, shown
from .records import add_record, free_key, read_library
from .yaml_records import line_of_record

if TYPE_CHECKING:
    from structured_data.fields import Fields
    from structured_data.library import Library
    from structured_data.records import Person

FILE = "people.yaml"


def new_person(given: Mapping[str, str], yes: bool, content: Path = CONTENT) -> None:
    """Add a person, and say where they stand and what to do next."""
    place, name = add_person(given, yes, content)
    print(f"{place}: added {name!r}")
    print("next: name them in a record, such as the author of a paper; ./inv check")


def add_person(given: Mapping[str, str], yes: bool, content: Path = CONTENT) -> tuple[str, str]:
    """Write a person, asking for what is not given; return where they stand and their name.

    CommandError where a person of this name is there, and nothing is written.
    """
    library = read_library(content)
    asks = can_ask() and not yes
    form = _form(library)
    first = answered(replace(form, questions=form.questions[:1]), given, asks)
    name = _shown_name(str(first["name"]))
    _refuse_known(name, library, content)
    for other in alike(name, library):
        hint = f"add {name!r} to the variants of '{other.key}' if they are the same"
        print(f"{name} could be {other.name}: {hint}", file=sys.stderr)
        if asks and not agreed("Is this another person?"):
            raise CommandError(NOTHING_WRITTEN)
        if not asks and not yes:
            raise CommandError(f"{NOTHING_WRITTEN} (give --yes if this is another person)")
    given = {**given, **{key: str(answer) for key, answer in first.items()}}
    return add_record(content, FILE, answered(form, given, asks)), name


def alike(name: str, library: Library) -> Iterator[Person]:
    """Yield each person who could be meant by a name: one family name, given names or initials."""
    from structured_data.names import Name
    from structured_data.spellings import could_be

    new = Name.parse(name)
    for known in library.people.values():
        spellings = (known.parts, *map(Name.parse, known.variants))
        if any(could_be(new, spelling) for spelling in spellings):
            yield known


def _form(library: Library) -> Form:
    from structured_data.identifiers import slug
    from structured_data.records import Person

    def key(answers: Answers) -> str:
        return free_key(slug(_shown_name(str(answers.get("name", "")))), library.people)

    def check(fields: Fields) -> None:
        person = Person.from_fields(fields, library.organizations)
        refuse_taken_key(fields, person.key, library.people, "person")
        fields.finish()

    questions = (
        Question("name", "First Last, or Last, First", read=_written_name, required=True),
        Question("key", "lower-case letters, digits and hyphens", default=key, required=True),
        Question("affiliations", "keys in organizations.yaml, most relevant first", read=keys),
        Question("position", "such as PhD student"),
        Question("homepage", "https://..."),
        Question("github", "user name"),
        Question("orcid", "0000-0002-1825-0097"),
        Question("sources", "pages that show it, with spaces between", read=addresses),
    )
    return Form(questions, check)


def _written_name(text: str) -> str:
    """Return the name in reading order, or as it is where that would divide it otherwise."""
    from structured_data.names import Name

    try:
        name = Name.parse(text)
        return str(name) if Name.parse(str(name)) == name else text
    except ValueError:
        return text  # the check of the answer says what is wrong


def _shown_name(text: str) -> str:
    from structured_data.names import Name

    return str(Name.parse(text)) if text else ""


def _refuse_known(name: str, library: Library, content: Path) -> None:
    from structured_data.names import name_key

    for known in library.people.values():
        if name_key(name) in map(name_key, (known.name, *known.variants)):
            file = content / "data" / FILE
            place = f"{shown(file)}:{line_of_record(file.read_text('utf-8'), known.key)}"
            raise CommandError(f"{place}: {name!r} is there, as '{known.key}'; {NOTHING_WRITTEN}")
