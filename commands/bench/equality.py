"""The suite `equality`: a walk through this site, to show that fast_build changes no byte of it."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import Any

from ..errors import CommandError
from ..project import PUBLISH_SETTINGS, ROOT
from .asked import Asked
from .edits import EDITS
from .results import machine, write_results
from .walk import UnequalBuildsError, Walk

STEPS, QUICK_STEPS, QUICK_SEED = 1000, 1, 5
COPIED = ("content", "theme", "plugins", "pelicanconf.py", "publishconf.py")
SLOW = "preview_pictures"  # takes most of the time, and writes what is named by what it holds


def measure_equality(asked: Asked) -> None:
    """Walk, and write equality.json; CommandError where two builds differ.

    The walk copies its process, which may therefore have started no thread: it has one of its own.
    """
    steps = asked.runs_or(STEPS, QUICK_STEPS)
    seed = QUICK_SEED if asked.quick else int(time.time())
    result = subprocess.run(
        [sys.executable, "-m", "commands.bench.equality", str(steps), str(seed)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    if result.returncode:
        raise CommandError(f"fast_build changes what is built: ./inv bench equality, seed {seed}")
    whole = int(result.stdout)
    print(f"{steps} steps: {whole} built to the same bytes, {steps - whole} refused alike")
    write_results("equality", asked, {**machine(), "seed": seed, "steps": steps, "whole": whole})


def walk(steps: int, seed: int) -> None:
    """Print how many steps were whole, and each step as it is made to standard error."""
    with tempfile.TemporaryDirectory() as scratch:
        site = copied_site(Path(scratch, "site"))
        tell = partial(print, file=sys.stderr, flush=True)
        try:
            print(Walk(site, published, EDITS).go(steps, seed, tell))
        except UnequalBuildsError as error:
            sys.exit(str(error))


def copied_site(folder: Path) -> Path:
    """Copy what this site is built from."""
    folder.mkdir()
    for name in COPIED:
        source, target = ROOT / name, folder / name
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(source, target, ignore=ignored) if source.is_dir() else shutil.copyfile(
            source, target
        )
    return folder


def published(output: Path) -> dict[str, Any]:
    """Return the settings of the site in the working folder, as it is published."""
    from pelican.settings import read_settings

    settings = dict(read_settings(PUBLISH_SETTINGS.name, override={"OUTPUT_PATH": str(output)}))
    settings["PLUGINS"] = [name for name in settings["PLUGINS"] if name != SLOW]
    return settings


if __name__ == "__main__":
    walk(int(sys.argv[1]), int(sys.argv[2]))
