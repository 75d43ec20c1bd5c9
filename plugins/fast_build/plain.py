"""Values as bytes and back: what reading a file gave, to be kept or sent by another process.

JSON runs nothing when it is read, whoever wrote it. What it has no word for gets a name: tuples,
dates, Pelican's tags and authors, and dataclasses of modules that are imported already.
"""

from __future__ import annotations

import dataclasses
import json
import sys
from collections.abc import Callable, Mapping
from typing import Any

from markupsafe import Markup
from pelican.urlwrappers import Author, Category, Tag
from pelican.utils import SafeDatetime

NAMED = ""  # the only key of a mapping that stands for something else
SIMPLE = (str, int, float, bool, type(None))
WRAPPERS = {"Author": Author, "Category": Category, "Tag": Tag}


class NotPlainError(TypeError):
    """A value that would not come back as it was."""


def to_bytes(value: object) -> bytes:
    """Return a value as bytes; NotPlainError where it would not come back as it was."""
    text = json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass")


def from_bytes(data: bytes, settings: Mapping[str, Any]) -> Any:
    """Return the value again; tags and authors get the settings of this build."""

    def revived(given: dict[str, Any]) -> Any:
        if NAMED not in given:
            return given
        name, *rest = given[NAMED]
        if name in WRAPPERS:
            return WRAPPERS[name](*rest, settings)
        return MAKERS[name](*rest)

    return json.loads(data.decode("utf-8", "surrogatepass"), object_hook=revived)


def _plain(value: Any) -> Any:
    kind = type(value)
    if kind in SIMPLE:
        return value
    if kind is list:
        return [_plain(one) for one in value]
    if kind is dict and all(type(key) is str and key != NAMED for key in value):
        return {key: _plain(one) for key, one in value.items()}
    return {NAMED: [kind.__name__, str(value)] if _is_wrapper(kind) else _named(kind, value)}


def _named(kind: type, value: Any) -> list[Any]:
    """Return the name and the parts of what is made anew from them."""
    if kind is tuple:
        return ["tuple", [_plain(one) for one in value]]
    if kind is dict:
        return ["mapping", [[_plain(key), _plain(one)] for key, one in value.items()]]
    if kind is Markup:
        return ["Markup", str(value)]
    if kind is SafeDatetime and value.tzinfo is None:
        return ["date", *value.timetuple()[:6], value.microsecond]
    if dataclasses.is_dataclass(kind) and _imported(kind.__module__, kind.__qualname__) is kind:
        names = {field.name for field in dataclasses.fields(kind)}
        if getattr(value, "__dict__", {}).keys() == names:
            fields = {name: _plain(getattr(value, name)) for name in sorted(names)}
            return ["dataclass", kind.__module__, kind.__qualname__, fields]
    raise NotPlainError(f"{kind.__module__}.{kind.__qualname__}")


def _is_wrapper(kind: type) -> bool:
    return WRAPPERS.get(kind.__name__) is kind


def _imported(module: str, name: str) -> object:
    return getattr(sys.modules.get(module), name, None)


def _dataclass(module: str, name: str, fields: dict[str, Any]) -> object:
    """Make a value as it was, past what its class does with what it is given."""
    kind = _imported(module, name)
    if not (isinstance(kind, type) and dataclasses.is_dataclass(kind)):
        raise NotPlainError(f"{module}.{name}")
    made: object = object.__new__(kind)
    vars(made).update(fields)
    return made


MAKERS: dict[str, Callable[..., Any]] = {
    "tuple": tuple,
    "mapping": dict,
    "Markup": Markup,
    "date": lambda *parts: SafeDatetime(*parts),
    "dataclass": _dataclass,
}
