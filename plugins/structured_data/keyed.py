"""Records by key, as other records refer to them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol, TypeVar

from .suggestions import KnownWords

T = TypeVar("T")


class Keyed(Protocol):
    """A record that others refer to by its key."""

    @property
    def key(self) -> str: ...


class Records(dict[str, T]):
    """Records by key; `whole` is False where their file could not be read in full."""

    whole = True
    _spellings: tuple[int, KnownWords] | None = None

    @classmethod
    def unread(cls) -> Records[T]:
        """Return what stands in for the records of a file that could not be read."""
        records: Records[T] = cls()
        records.whole = False
        return records

    def likely(self, text: str) -> list[str]:
        """Return the keys that share most with a text, the likeliest first."""
        return self._known().likely(text)

    def nearest(self, text: str) -> str | None:
        """Return the key that is nearest to a text, if any is near."""
        return self._known().nearest(text)

    def _known(self) -> KnownWords:
        if not self._spellings or self._spellings[0] != len(self):
            self._spellings = (len(self), KnownWords(self))
        return self._spellings[1]


def is_whole(records: Mapping[str, T]) -> bool:
    """Return whether a key that is not among the records is wrong, for all that is known."""
    return getattr(records, "whole", True)
