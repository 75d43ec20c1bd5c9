"""An element of a page, as the rules read it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal, Protocol


class Element(Protocol):
    """What the rules ask of an element, in the words of Beautiful Soup, whose Tag is one."""

    name: str

    @property
    def attrs(self) -> Mapping[str, str | list[str] | None]:
        """Its attributes; one that has no value may be None."""

    @property
    def parent(self) -> Element | None:
        """The element around it."""

    def has_attr(self, key: str) -> bool:
        """Return whether it has an attribute."""

    def get_text(self, separator: str = "", strip: bool = False) -> str:
        """Return the texts in it, joined; with `strip`, without the space around each."""

    def find_parent(self, name: str) -> Element | None:
        """Return the nearest element of some name around it."""

    def find_all(self, name: Literal[True]) -> Iterable[Element]:
        """Return the elements in it."""


def attribute(element: Element, name: str) -> str:
    """Return an attribute as it stands in the page; empty where it is absent."""
    value = element.attrs.get(name)
    return value if isinstance(value, str) else " ".join(value or ())
