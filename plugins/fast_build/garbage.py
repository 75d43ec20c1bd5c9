"""Has Python look for garbage seldom while a site is built.

By itself it looks whenever there are 700 objects more, which is many times while one text is read,
and each time it finds nearly all of them in use. Later it takes as little memory.
"""

from __future__ import annotations

import gc
from typing import Any

from pelican import signals

USUAL = gc.get_threshold()
OBJECTS = 30_000  # more than before, as about ten texts leave behind


def collect_seldom() -> None:
    """Have each build do so from now on."""
    if 0 < USUAL[0] < OBJECTS:
        signals.get_generators.connect(_begin)
        signals.finalized.connect(_end)


def _begin(pelican: Any) -> None:
    gc.set_threshold(OBJECTS, *USUAL[1:])


def _end(pelican: Any) -> None:
    gc.set_threshold(*USUAL)
