"""One measurement in a process of its own: what came before it leaves nothing behind."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from pathlib import Path

from ..errors import CommandError
from ..project import PLUGINS, ROOT

# ru_maxrss counts in bytes on macOS and in kilobytes elsewhere.
_BYTES = 1 if sys.platform == "darwin" else 1024


def peak_megabytes() -> float:
    """Return the most memory that this process has held so far, in megabytes.

    On Linux that is no less than its parent held when it began, here about 50 MB.
    """
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _BYTES / 1e6


def measured(module: str, *arguments: str | Path) -> dict[str, float]:
    """Return the numbers that `python -m commands.bench.<module>` prints as JSON."""
    command = [sys.executable, "-m", f"commands.bench.{module}", *map(str, arguments)]
    result = subprocess.run(
        command,
        cwd=ROOT,
        env={"PYTHONPATH": str(PLUGINS), "PYTHONHASHSEED": "0"},
        capture_output=True,
        text=True,
        check=False,
    )
    if result.returncode:
        raise CommandError(f"{module} ended with exit status {result.returncode}:\n{result.stderr}")
    return {name: float(value) for name, value in json.loads(result.stdout).items()}
