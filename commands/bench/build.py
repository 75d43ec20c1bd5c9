"""The suite `build`: whole builds of this site, of minimal ones with the same pages, and of peers.

Each work is timed as a command that a person types, from its start to its end:

clean   nothing there but the source
edited  one sentence more in one post, all else of the build before still there
kept    what was built is removed, what the generator keeps to be faster is not: as a CI run has it
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from ..errors import CommandError
from ..steps import step
from .asked import Asked
from .build_table import table
from .generators import generators
from .generators.generator import Generator
from .growth import Numbers, exponent, interleaved, middle, ratios
from .process_tree import program_numbers
from .results import machine, write_results

SIZES, QUICK_SIZES = (100, 1000, 5000, 10000), (20, 100)
RUNS, QUICK_RUNS = 5, 3
MANY, FEWER_RUNS = 5000, 3  # from so many posts on
LARGE = 1000  # posts: from here on, what each build takes to start counts for little
WORKS = ("clean", "edited", "kept")
AGAINST = "hugo"
THIS_SITE = "site"  # which has its own pages, too

Case = tuple[str, int]  # a generator and how many posts


def measure_build(asked: Asked) -> None:
    """Measure whole builds, print a table and write build.json."""
    found = build_results(generators(asked), asked)
    print(table(found))
    write_results("build", asked, found)


def build_results(known: Mapping[str, Generator], asked: Asked) -> dict[str, object]:
    """Return size -> generator -> medians and ratios, how they grow, and what measured them."""
    results: dict[str, dict[str, Numbers]] = {}
    runs: dict[str, int] = {}
    before = os.getloadavg()[0]
    with tempfile.TemporaryDirectory(prefix="bench-") as scratch:
        for size in asked.sizes_or(SIZES, QUICK_SIZES):
            folder = Path(scratch, str(size))
            count = asked.runs_or(FEWER_RUNS if size >= MANY else RUNS, QUICK_RUNS)
            with step(f"{size:,} posts, {count} runs"):
                for name, generator in known.items():
                    generator.write(folder / name, size)
                results[str(size)] = _of_size(known, folder, size, count)
                shutil.rmtree(folder)
            runs[str(size)] = count
    return {
        **machine(),
        "load": [before, os.getloadavg()[0]],
        "generators": {name: generator.version for name, generator in known.items()},
        "runs": runs,
        "sizes": results,
        "exponents": _exponents(known, results),
    }


def _of_size(
    known: Mapping[str, Generator], folder: Path, size: int, runs: int
) -> dict[str, Numbers]:
    """Return generator -> its medians, and where Hugo is there `x` of each: its ratio to Hugo's."""
    found = interleaved(lambda name: _works(known[name], folder / name, size), known, runs)
    counts = {name: numbers[0]["pages"] for name, numbers in found.items() if name != THIS_SITE}
    if len(set(counts.values())) > 1:
        raise CommandError(f"sites of {size} posts do not have the same pages: {counts}")
    against = found.get(AGAINST)
    return {
        name: middle(numbers)
        | ({f"{key} x": x for key, x in ratios(numbers, against).items()} if against else {})
        for name, numbers in found.items()
    }


def _works(generator: Generator, site: Path, size: int) -> Numbers:
    """Return what each work takes."""
    numbers: Numbers = {}
    generator.remove_all(site)
    for work in WORKS:
        if work == "edited":
            generator.edit(site, size)
        elif work == "kept":
            generator.remove_output(site)
        taken = program_numbers(generator.command, site, generator.environment)
        numbers |= {f"{work} {name}": number for name, number in taken.items()}
        pages = generator.pages(site)
        if numbers.setdefault("pages", pages) != pages or pages < size:
            raise CommandError(f"{generator.version} built {pages} pages of {size} posts ({work})")
    return numbers


def _exponents(
    known: Mapping[str, Generator], results: Mapping[str, Mapping[str, Numbers]]
) -> Numbers:
    """Return generator -> the power of the number of posts by which a clean build grows."""
    large = {size: found for size, found in results.items() if int(size) >= LARGE}
    measured = large if len(large) > 1 else results
    if len(measured) < 2:
        return {}
    return {
        name: exponent({int(size): one[name]["clean seconds"] for size, one in measured.items()})
        for name in known
    }
