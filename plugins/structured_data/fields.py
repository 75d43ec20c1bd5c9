"""Takes typed values out of one mapping; what is wrong, missing or unknown becomes a problem."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from collections.abc import Mapping as Lookup
from types import MappingProxyType
from typing import TypeVar

from . import identifiers
from .dates import DateSpan, PartialDate
from .errors import Place, Problem
from .inline_text import link_targets, plain_text
from .keyed import Keyed, is_whole
from .latex_text import LatexText
from .sources import Mapping, Node, Scalar, Sequence, shape
from .suggestions import known_words, suggestion

T = TypeVar("T")
R = TypeVar("R", bound=Keyed)

# A word that is wrong, and what to write instead of it.
Hints = Lookup[str, str]
NO_HINTS: Hints = MappingProxyType({})

TEXT = "text (write one value)"
DATE = "a date (write YYYY, YYYY-MM or YYYY-MM-DD)"
LANGUAGE = "the tag of a language (write en, en-US, de or zh-Hans)"
LATEX = "LaTeX that can be read (write letters and accents as they are)"
NAME = "a name (write First Last, or Last, First)"
TOPIC = "a topic (its address needs a letter from A to Z or a digit)"
LINK = "an address to link to (write https://... or a path of this site such as /talks/)"
ISSN = "an ISSN (write it as 2049-3630; its last digit checks the others)"
ISBN = "an ISBN (write it as 978-1-4503-0000-1; its last digit checks the others)"
ORCID = "an ORCID (write it as 0000-0002-1825-0097; its last digit checks the others)"
USER_NAME = "a user name (write it without the address)"
KEY = "a key (write lower-case letters, digits and hyphens)"
WEB_ADDRESS = "a web address (write https://..., with spaces and quotes percent-encoded)"


class Fields:
    """The fields of one mapping; ask for each once, then call finish()."""

    def __init__(self, mapping: Mapping, problems: list[Problem]) -> None:
        self.place = mapping.place
        self._fields = mapping.fields
        self._mapping = mapping
        self._problems = problems
        self._asked: set[str] = set()

    def text(self, name: str) -> str | None:
        return self.value(name, str, TEXT)

    def latex(self, name: str) -> LatexText | None:
        return self.value(name, LatexText.parse, LATEX)

    def required_text(self, name: str) -> str:
        return self.required(name, str, TEXT, "")

    def required_inline_text(self, name: str) -> str:
        text = self.required_text(name)
        self._check_links(text, self.place_of(name))
        return text

    def paragraphs(self, name: str) -> tuple[str, ...]:
        """Return the items of a list of inline texts, or the paragraphs of one."""
        paragraphs = self.scalars(name, TEXT, separator="\n\n")
        for paragraph in paragraphs:
            self._check_links(paragraph.text, paragraph.place)
        return tuple(paragraph.text for paragraph in paragraphs)

    def date(self, name: str, hints: Hints = NO_HINTS) -> PartialDate | None:
        return self.value(name, PartialDate.parse, DATE, hints)

    def required_date(self, name: str) -> PartialDate:
        return self.required(name, PartialDate.parse, DATE, PartialDate(1))

    def span(self, name: str) -> DateSpan | None:
        return self.value(name, DateSpan.parse, DATE[:-1] + ", or two with a slash between)")

    def url(self, name: str) -> str | None:
        return self.value(name, identifiers.web_address, WEB_ADDRESS)

    def urls(self, name: str) -> tuple[str, ...]:
        return self.values(name, identifiers.web_address, WEB_ADDRESS, separator=None)

    def required_url(self, name: str) -> str:
        return self.required(name, identifiers.web_address, WEB_ADDRESS, "")

    def key(self) -> str:
        return self.required("key", identifiers.key, KEY, "")

    def flag(self, name: str) -> bool:
        return self.choice(name, ("true", "false")) == "true"

    def choice(self, name: str, allowed: Iterable[str], hints: Hints = NO_HINTS) -> str | None:
        allowed = tuple(allowed)
        kind = f"one that is known (write {' or '.join(allowed)})"
        return self.value(name, lambda text: _member(text, allowed), kind, hints)

    def required(self, name: str, parse: Callable[[str], T], kind: str, stand_in: T) -> T:
        """Return one scalar through `parse`; a problem and the stand-in where there is none."""
        self.needs(name)
        return self.value(name, parse, kind) or stand_in

    def needs(self, name: str, remedy: str = "") -> None:
        """Note a problem where a field is missing."""
        if not self.has(name):
            prefix = f"{self.place.key}." if self.place.key else ""
            place = Place(self.place.file, self.place.line, prefix + name)
            self.problem(place, f"is missing ({remedy or f'add {name}'})")

    def needs_one_of(self, names: tuple[str, ...]) -> None:
        """Note a problem where all of these fields are missing."""
        if not any(map(self.has, names)):
            place = Place(self.place.file, self.place.line, f"{self.place.key}.{names[0]}")
            self.problem(place, f"is missing (add {' or '.join(names)})")

    def value(
        self, name: str, parse: Callable[[str], T], kind: str, hints: Hints = NO_HINTS
    ) -> T | None:
        """Return one scalar through `parse`; where that raises ValueError, it is not `kind`."""
        node = self.node(name)
        if node is None:
            return None
        if not isinstance(node, Scalar):
            self.problem(node.place, f"is {shape(node)}, not {kind}")
            return None
        if hint := hints.get(node.text.lower()):
            kind = f"{kind.rpartition(' (')[0]} ({hint})"
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
            self.problem(node.place, f"is {shape(node)}, not the key of {kind} (write one key)")
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
                message = f"is {shape(item)}, not a group of named values (write `name: value`)"
                self.problem(item.place, message)
        return [Fields(item, self._problems) for item in items if isinstance(item, Mapping)]

    def node(self, name: str) -> Node | None:
        self._asked.add(name)
        return self._fields.get(name)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the fields that have a value."""
        return tuple(self._fields)

    def has(self, name: str) -> bool:
        return name in self._fields

    def place_of(self, name: str) -> Place:
        """Return where a field stands, or the mapping where it is missing."""
        node = self._fields.get(name)
        return node.place if node else self.place

    def problem(self, place: Place, message: str) -> None:
        self._problems.append(Problem(place, message))

    def add(self, record: R, records: dict[str, R], hints: Hints = NO_HINTS) -> None:
        """Put the record that these fields make among the others, and finish."""
        if record.key and record.key in records:
            place = self.place_of("key")
            self.problem(place, f"{record.key!r} is used above (choose another key)")
        records[record.key] = record
        self.finish(hints)

    def finish(self, hints: Hints = NO_HINTS) -> None:
        """Note a problem for each field that nobody asked for, such as `in` of `a: 1, in`."""
        for name, place in self._mapping.places().items():
            if name not in self._asked:
                hint = hints.get(name) or suggestion(name, self._asked)
                known = f"known here: {', '.join(sorted(self._asked))}"
                self.problem(place, f"is not a field of this record ({hint or known})")

    def scalars(self, name: str, kind: str, separator: str | None = ",") -> list[Scalar]:
        """Return the scalars of a list, or the parts of one text divided at `separator`."""
        node = self.node(name)
        if isinstance(node, Scalar):
            parts = (part.strip().rstrip(",") for part in node.text.split(separator))
            return [Scalar(part, node.place) for part in parts if part]
        items = node.items if isinstance(node, Sequence) else () if node is None else (node,)
        for item in items:
            if not isinstance(item, Scalar):
                self.problem(item.place, f"is {shape(item)}, not {kind}")
        return [item for item in items if isinstance(item, Scalar)]

    def _parsed(self, node: Scalar, parse: Callable[[str], T], kind: str) -> T | None:
        try:
            return parse(node.text)
        except ValueError:
            self.problem(node.place, f"{_shown(node.text)} is not {kind}")
            return None

    def _check_links(self, text: str, place: Place) -> None:
        for target in link_targets(text):
            self._parsed(Scalar(target, place), identifiers.link_target, LINK)
        left = next((mark for mark in ("](", "] (", "**") if mark in plain_text(text)), None)
        if left:
            message = f"holds {left!r}, which is no link and no emphasis"
            self.problem(place, f"{message} (write [text](address) and *text*)")

    def _record(self, node: Scalar, records: Lookup[str, T], kind: str) -> T | None:
        if node.text not in records and is_whole(records):
            hint = suggestion(node.text, records) or known_words(records)
            self.problem(node.place, f"{_shown(node.text)} is not the key of {kind} ({hint})")
        return records.get(node.text)


def _member(text: str, allowed: tuple[str, ...]) -> str:
    if text not in allowed:
        raise ValueError(text)
    return text


def _shown(text: str) -> str:
    """Return the beginning of a value, in quotes."""
    return repr(text if len(text) <= 80 else f"{text[:79]}\u2026")
