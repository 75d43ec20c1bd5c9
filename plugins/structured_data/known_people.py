"""Tells of a person who stands in people.yaml twice."""

from __future__ import annotations

from .fields import Fields
from .keyed import Records
from .names import name_key
from .records import Person


class KnownPeople:
    """The people read so far, by every spelling of their names and by their ids."""

    def __init__(self) -> None:
        self.by_name: Records[Person] = Records()
        self._by_id: dict[tuple[str, str], Person] = {}

    def add(self, person: Person, fields: Fields) -> None:
        """Note a problem where somebody above has one of the names, the ORCID or the account."""
        for name in (person.name, *person.variants):
            other = self.by_name.setdefault(name_key(name), person)
            if other.key != person.key:
                message = f"{name!r} is a name of '{other.key}', too (keep one of the two)"
                fields.problem(fields.place_of("name"), message)
        for field, value in (("orcid", person.orcid), ("github", person.github)):
            if not value:
                continue
            other = self._by_id.setdefault((field, value.lower()), person)
            if other.key != person.key:
                message = f"{value!r} is that of '{other.key}', too (merge the two, or correct one)"
                fields.problem(fields.place_of(field), message)
