"""Takes typed values out of one mapping; what is wrong, missing or unknown becomes a problem."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable
from collections.abc import Mapping as Lookup
from typing import TypeVar

from . import identifiers
from .dates import DateSpan, PartialDate
from .errors import Place, Problem
from .inline_text import check_links
from .sources import Mapping, Node, Scalar, Sequence

T = TypeVar("T")

DATE = "a date (write YYYY, YYYY-MM or YYYY-MM-DD)"
KEY = "a key (write lower-case letters, digits and hyphens)"
WEB_ADDRESS = "a web address (write https://..., with spaces and quotes percent-encoded)"


class Fields:
    """The fields of one mapping; ask for each once, then call finish()."""

    def __init__(self, mapping: Mapping, problems: list[Problem]) -> None:
        self.place = mapping.place
        self._fields = mapping.fields
        self._problems = problems
        self._asked: set[str] = set()

    def text(self, name: str) -> str | None:
        return self.value(name, str, "text")

    def required_text(self, name: str) -> str:
        return self.text(name) or self._missing(name, "")

    def inline_text(self, name: str) -> str | None:
        return self.value(
            name, check_links, "text whose links are web addresses or paths of this site"
        )

    def date(self, name: str) -> PartialDate | None:
        return self.value(name, PartialDate.parse, DATE)

    def required_date(self, name: str) -> PartialDate:
        return self.date(name) or self._missing(name, PartialDate(1))

    def span(self, name: str) -> DateSpan | None:
        return self.value(name, DateSpan.parse, DATE[:-1] + ", or two with a slash between)")

    def url(self, name: str) -> str | None:
        return self.value(name, identifiers.web_address, WEB_ADDRESS)

    def urls(self, name: str) -> tuple[str, ...]:
        return self.values(name, identifiers.web_address, WEB_ADDRESS, separator=None)

    def texts(self, name: str) -> tuple[str, ...]:
        return self.values(name, str, "text")

    def key(self) -> str:
        return self.value("key", identifiers.key, KEY) or self._missing("key", "")

    def flag(self, name: str) -> bool:
        return self.choice(name, ("true", "false")) == "true"

    def choice(self, name: str, allowed: Iterable[str]) -> str | None:
        allowed = tuple(allowed)
        return self.value(name, lambda text: _member(text, allowed), f"one of {', '.join(allowed)}")

    def value(self, name: str, parse: Callable[[str], T], kind: str) -> T | None:
        """Return one scalar through `parse`; where that raises ValueError, it is not `kind`."""
        node = self.node(name)
        if node is None:
            return None
        if not isinstance(node, Scalar):
            self.problem(node.place, f"is a {_shape(node)}, not {kind}")
            return None
        return self._parsed(node, parse, kind)

    def values(
        self, name: str, parse: Callable[[str], T], kind: str, separator: str | None = ","
    ) -> tuple[T, ...]:
        """Return the values of a list, or of a text divided at `separator` (None: white space)."""
        parsed = (self._parsed(item, parse, kind) for item in self.scalars(name, kind, separator))
        return tuple(value for value in parsed if value is not None)

    def one(self, name: str, records: Lookup[str, T], kind: str) -> T | None:
        """Return the record that a key names."""
        node = self.node(name)
        if node is None:
            return None
        if not isinstance(node, Scalar):
            self.problem(node.place, f"is a {_shape(node)}, not the key of {kind}")
            return None
        return self._record(node, records, kind)

    def many(self, name: str, records: Lookup[str, T], kind: str) -> tuple[T, ...]:
        """Return the records that a list of keys names."""
        found = (self._record(item, records, kind) for item in self.scalars(name, kind))
        return tuple(record for record in found if record is not None)

    def mappings(self, name: str) -> list[Fields]:
        """Return the mappings of a list."""
        node = self.node(name)
        items = node.items if isinstance(node, Sequence) else () if node is None else (node,)
        for item in items:
            if not isinstance(item, Mapping):
                self.problem(item.place, f"is a {_shape(item)}, not a group of named values")
        return [Fields(item, self._problems) for item in items if isinstance(item, Mapping)]

    def node(self, name: str) -> Node | None:
        self._asked.add(name)
        return self._fields.get(name)

    def has(self, name: str) -> bool:
        return name in self._fields

    def place_of(self, name: str) -> Place:
        """Return where a field stands, or the mapping where it is missing."""
        node = self._fields.get(name)
        return node.place if node else self.place

    def problem(self, place: Place, message: str) -> None:
        self._problems.append(Problem(place, message))

    def finish(self) -> None:
        """Note a problem for each field that nobody asked for."""
        for name, node in self._fields.items():
            if name not in self._asked:
                hint = suggestion(name, self._asked)
                known = f"known here: {', '.join(sorted(self._asked))}"
                self.problem(node.place, f"is not a field of this record ({hint or known})")

    def scalars(self, name: str, kind: str, separator: str | None = ",") -> list[Scalar]:
        """Return the scalars of a list, or the parts of one text divided at `separator`."""
        node = self.node(name)
        if isinstance(node, Scalar):
            parts = (part.strip() for part in node.text.split(separator))
            return [Scalar(part, node.place) for part in parts if part]
        items = node.items if isinstance(node, Sequence) else () if node is None else (node,)
        for item in items:
            if not isinstance(item, Scalar):
                self.problem(item.place, f"is a {_shape(item)}, not {kind}")
        return [item for item in items if isinstance(item, Scalar)]

    def _parsed(self, node: Scalar, parse: Callable[[str], T], kind: str) -> T | None:
        try:
            return parse(node.text)
        except ValueError:
            self.problem(node.place, f"{node.text!r} is not {kind}")
            return None

    def _record(self, node: Scalar, records: Lookup[str, T], kind: str) -> T | None:
        if node.text not in records:
            hint = suggestion(node.text, records) or f"known: {', '.join(records)}"
            self.problem(node.place, f"{node.text!r} is not the key of {kind} ({hint})")
        return records.get(node.text)

    def _missing(self, name: str, stand_in: T) -> T:
        """Note that a required field is missing, unless it is there and already noted as wrong."""
        if not self.has(name):
            prefix = f"{self.place.key}." if self.place.key else ""
            place = Place(self.place.file, self.place.line, prefix + name)
            self.problem(place, f"is missing (add {name})")
        return stand_in


def _member(text: str, allowed: tuple[str, ...]) -> str:
    if text not in allowed:
        raise ValueError(text)
    return text


def _shape(node: Node) -> str:
    return {Scalar: "text", Sequence: "list", Mapping: "group of named values"}[type(node)]


def suggestion(text: str, known: Iterable[str]) -> str:
    """Return `did you mean ...?` for the nearest known word, or nothing."""
    close = difflib.get_close_matches(text, list(known), n=1)
    return f"did you mean '{close[0]}'?" if close else ""
