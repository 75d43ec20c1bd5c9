"""Answers a reader of records with nothing, and notes what it asks for as JSON Schema."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from collections.abc import Mapping as Lookup
from typing import Any, TypeVar

import yaml

from . import identifiers
from .dates import DATE, DateSpan, PartialDate
from .errors import Place
from .fields import NO_HINTS, Fields, Hints
from .keyed import Keyed
from .periods import END, read_end
from .sources import Mapping, Scalar

T = TypeVar("T")
R = TypeVar("R", bound=Keyed)
Schema = dict[str, Any]

# Every scalar is text to us; an editor sees what YAML makes of 2024 or true.
ANY_SCALAR = ["boolean", "number", "string"]

# What each form looks like, and what YAML may make of it; any other is text of any kind.
_DATE = {"type": ["integer", "string"], "maximum": 9999}
FORMS: dict[Callable[[str], Any], Schema] = {
    PartialDate.parse: {"pattern": DATE.pattern, **_DATE},
    read_end: {"pattern": END, **_DATE},
    DateSpan.parse: {"pattern": f"{DATE.pattern}(?:/{DATE.pattern})?", **_DATE},
    identifiers.key: {"pattern": identifiers.KEY.pattern, "type": ANY_SCALAR},
    identifiers.web_address: {"pattern": identifiers.WEB_ADDRESS.pattern, "type": ["string"]},
    identifiers.orcid: {"pattern": identifiers.ORCID.pattern, "type": ["string"]},
    identifiers.issn: {"pattern": identifiers.ISSN.pattern, "type": ["string"]},
    identifiers.ror: {"pattern": identifiers.ROR.pattern, "type": ["number", "string"]},
    identifiers.email: {"pattern": identifiers.EMAIL.pattern, "type": ["string"]},
    identifiers.language: {"pattern": identifiers.LANGUAGE.pattern, "type": ANY_SCALAR},
    identifiers.user_name: {"pattern": identifiers.USER_NAME.pattern, "type": ANY_SCALAR},
}


class FieldRecorder(Fields):
    """Fields that are all missing, or that all seem to be there: `present` is the answer to has().

    `properties`, `needed` and `groups` (fields that hold named values) tell what was asked.
    """

    def __init__(self, present: bool) -> None:
        super().__init__(Mapping({}, Place("", 1)), [])
        self.present = present
        self.properties: dict[str, Schema] = {}
        self.needed: set[str] = set()
        self.groups: dict[str, FieldRecorder] = {}

    def has(self, name: str) -> bool:
        return self.present

    def needs(self, name: str, remedy: str = "") -> None:
        self.needed.add(name)

    def node(self, name: str) -> None:
        self._note(name, {"type": ANY_SCALAR})

    def choice(self, name: str, allowed: Iterable[str], hints: Hints = NO_HINTS) -> None:
        words = [*allowed]
        seen = [value for value in map(yaml.safe_load, words) if not isinstance(value, str)]
        self._note(name, {"enum": words + seen})

    def value(
        self, name: str, parse: Callable[[str], T], kind: str, hints: Hints = NO_HINTS
    ) -> None:
        self._note(name, _scalar(parse, kind))

    def values(
        self, name: str, parse: Callable[[str], T], kind: str, separator: str | None = ","
    ) -> tuple[T, ...]:
        self._note(name, _list(_scalar(parse, kind)))
        return ()

    def one(self, name: str, records: Lookup[str, T], kind: str) -> None:
        self._note(name, _scalar(identifiers.key, f"the key of {kind}"))

    def many(self, name: str, records: Lookup[str, T], kind: str) -> tuple[T, ...]:
        self._note(name, _list(_scalar(identifiers.key, f"the key of {kind}")))
        return ()

    def scalars(self, name: str, kind: str, separator: str | None = ",") -> list[Scalar]:
        self._note(name, _list(_scalar(str, kind)))
        return []

    def mappings(self, name: str) -> list[Fields]:
        self.groups[name] = FieldRecorder(self.present)
        return [self.groups[name]]

    def add(self, record: R, records: dict[str, R], hints: Hints = NO_HINTS) -> None:
        """Put nothing anywhere."""

    def finish(self, hints: Hints = NO_HINTS) -> None:
        """Note nothing: no field is there that nobody asked for."""

    def _note(self, name: str, schema: Schema) -> None:
        """Note what a field may hold; where it is asked for twice, the question that says more."""
        self.properties[name] = max(self.properties.get(name, {}), schema, key=len)


def _scalar(parse: Callable[[str], Any], kind: str) -> Schema:
    if parse not in FORMS:
        return {"type": ANY_SCALAR}
    form = FORMS[parse]
    message = f"This is not {kind}."  # the editors' own word for it would show the pattern
    return {**form, "pattern": f"^(?:{form['pattern']})$", "patternErrorMessage": message}


def _list(item: Schema) -> Schema:
    """Return the schema of a list, or of one text that is divided into its items."""
    return {"items": item, "type": ["array", *item["type"]]}
