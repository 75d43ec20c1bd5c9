"""A JSON-LD node: a plain dict without empty values."""

from __future__ import annotations

from typing import Any

Node = dict[str, Any]


def node(type_: str, id_: str | None = None, /, **properties: object) -> Node:
    """Return a node of a schema.org type; properties that are empty are left out."""
    filled = {name: value for name, value in properties.items() if _is_filled(value)}
    return {"@type": type_, **({"@id": id_} if id_ else {}), **filled}


def reference(id_: str) -> Node:
    """Return a reference to a node that stands elsewhere in the graph."""
    return {"@id": id_}


def _is_filled(value: object) -> bool:
    return value is not None and value not in ("", [], (), {})
