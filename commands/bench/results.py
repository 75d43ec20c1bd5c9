"""Where a suite leaves its numbers, and what they were measured with."""

from __future__ import annotations

import json
import os
import platform

from ..project import ROOT, shown
from .asked import Asked

RESULTS = ROOT / "bench/results"


def machine() -> dict[str, object]:
    """Return what is measured with."""
    processors = f"{platform.machine()}, {os.cpu_count()} processors"
    return {"python": platform.python_version(), "machine": processors}


def write_results(suite: str, asked: Asked, found: dict[str, object]) -> None:
    """Write the numbers of a suite, and say where."""
    RESULTS.mkdir(parents=True, exist_ok=True)
    file = RESULTS / f"{suite}{asked.mark}.json"
    file.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")
    print(f"written to {shown(file)}")
