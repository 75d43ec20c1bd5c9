"""What a suite is asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ..errors import CommandError


@dataclass(frozen=True)
class Asked:
    """What a suite is asked for; where a value is empty, it takes its own."""

    quick: bool = False
    sizes: tuple[int, ...] = ()
    runs: int = 0
    only: tuple[str, ...] = ()

    def sizes_or(self, full: tuple[int, ...], quick: tuple[int, ...]) -> tuple[int, ...]:
        """Return the sizes to measure."""
        return self.sizes or (quick if self.quick else full)

    def runs_or(self, full: int, quick: int = 1) -> int:
        """Return how often to measure each."""
        return self.runs or (quick if self.quick else full)

    def takes(self, name: str) -> bool:
        """Tell whether this one of several things to measure is asked for."""
        return not self.only or name in self.only

    @property
    def mark(self) -> str:
        """Return what the file of results has in its name, so that no others are overwritten."""
        marks = [*["quick"] * self.quick, *map(str, self.sizes), *self.only]
        return "".join(f"-{mark}" for mark in marks)


@dataclass(frozen=True)
class Suite:
    """What measures something, and the flags that it takes beside `quick`."""

    measure: Callable[[Asked], None]
    flags: tuple[str, ...] = ()


def asked(quick: bool, sizes: str, runs: str, only: str) -> Asked:
    """Return what the flags of ./inv bench ask for; CommandError where one is wrong."""
    names = tuple(filter(None, only.split(",")))
    return Asked(quick, _numbers("sizes", sizes), next(iter(_numbers("runs", runs)), 0), names)


def _numbers(flag: str, text: str) -> tuple[int, ...]:
    words = text.split(",") if text else []
    for word in words:
        if not word.isdecimal() or int(word) < 1:
            example = "100,1000" if flag == "sizes" else "5"
            raise CommandError(f"--{flag} {text}: {word!r} is no number (write {example})")
    return tuple(sorted(set(map(int, words))))
