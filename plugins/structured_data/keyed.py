"""Records by key, as other records refer to them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol, TypeVar

T = TypeVar("T")


class Keyed(Protocol):
    """A record that others refer to by its key."""

    @property
    def key(self) -> str: ...


class Records(dict[str, T]):
    """Records by key; `whole` is False where their file could not be read in full."""

    whole = True

    @classmethod
    def unread(cls) -> Records[T]:
        """Return what stands in for the records of a file that could not be read."""
        records: Records[T] = cls()
        records.whole = False
        return records


def is_whole(records: Mapping[str, T]) -> bool:
    """Return whether a key that is not among the records is wrong, for all that is known."""
    return getattr(records, "whole", True)
