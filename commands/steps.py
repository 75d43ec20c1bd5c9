"""Steps of a command, which say how long each took."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def step(name: str) -> Iterator[None]:
    """Say what is being done, and when it is done how long it took."""
    print(f"{name:<21} ", end="", flush=True)
    start = time.perf_counter()
    try:
        yield
    except BaseException:
        print("stopped", flush=True)
        raise
    print(f"{time.perf_counter() - start:.1f} s", flush=True)
