"""The suite `profile`: where the time of a clean build goes, as a flame graph for a browser."""

from __future__ import annotations

import tempfile
from pathlib import Path

from ..errors import CommandError
from ..project import shown
from ..steps import step
from . import peers, results
from .asked import Asked
from .generators import generators
from .process_tree import program_numbers

SIZES, QUICK_SIZES = (1000,), (20,)
SAMPLES = "200"  # a second
IN_PYTHON = ("site", "ours", "pelican", "pelican-cache")


def measure_profile(asked: Asked) -> None:
    """Draw profile-<generator>-<posts>.svg of this site, or of others in Python."""
    chosen = asked.only or IN_PYTHON[:1]
    if foreign := [name for name in chosen if name not in IN_PYTHON]:
        known = ",".join(IN_PYTHON)
        raise CommandError(f"--only {foreign[0]}: cannot be looked into (write some of {known})")
    program = peers.py_spy()
    results.RESULTS.mkdir(parents=True, exist_ok=True)
    for name, generator in generators(Asked(only=chosen)).items():
        for size in asked.sizes_or(SIZES, QUICK_SIZES):
            drawing = results.RESULTS / f"profile-{name}-{size}.svg"
            options = ["--subprocesses", "--function", "--rate", SAMPLES, "--output", str(drawing)]
            with tempfile.TemporaryDirectory(prefix="bench-") as scratch:
                site = Path(scratch, "site")
                generator.write(site, size)
                with step(f"{name}, {size:,} posts"):
                    program_numbers(
                        [program, "record", *options, "--", *generator.command],
                        site,
                        generator.environment,
                    )
            print(f"written to {shown(drawing)}: open it in a browser")
