"""The suite `publish`: what ./inv publish takes, into a folder, of this site and invented posts.

scratch    nothing is published yet, and nothing kept that is made once, such as pictures of pages
unchanged  again, with nothing changed
edited     again, with one sentence more in one post
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from ..project import CACHE
from ..steps import step
from .asked import Asked
from .growth import Numbers, medians
from .posts import post_file
from .process_tree import program_numbers
from .project_copy import POSTS, command, copy_project
from .results import machine, write_results

SIZES, QUICK_SIZES = (1, 100, 1000), (1,)
RUNS = 3
WORKS = ("scratch", "unchanged", "edited")
MADE = (CACHE.name, "published", ".published")


def measure_publish(asked: Asked) -> None:
    """Measure publishing into a folder, print a table and write publish.json."""
    sizes, runs = asked.sizes_or(SIZES, QUICK_SIZES), asked.runs_or(RUNS)
    with tempfile.TemporaryDirectory(prefix="bench-") as scratch:
        for size in sizes:
            copy_project(Path(scratch, str(size)), size)
        with step(f"publishing, {runs} runs"):
            found = medians(lambda size: publish_numbers(Path(scratch, str(size))), sizes, runs)
    print(table(found))
    results = {str(size): numbers for size, numbers in found.items()}
    write_results("publish", asked, {**machine(), "runs": runs, "sizes": results})


def publish_numbers(project: Path) -> Numbers:
    """Return what each work takes in a copy of the project."""
    numbers: Numbers = {}
    for name in MADE:
        shutil.rmtree(project / name, ignore_errors=True)
    for work in WORKS:
        if work == "edited":
            post = post_file(project / POSTS, 0)
            post.write_text(post.read_text("utf-8") + "\nOne more sentence.\n", encoding="utf-8")
        taken = program_numbers(command("publish", "--yes"), project)
        numbers |= {f"{work} {name}": number for name, number in taken.items()}
    return numbers


def table(found: dict[int, Numbers]) -> str:
    """Return seconds until a publish ends, and of all processors, as a person reads them."""
    lines = ["", " posts" + "".join(f"{work:>12}  processors" for work in WORKS) + "   memory"]
    for size, numbers in found.items():
        columns = [f"{size:6,}"]
        names = (f"{work} {name}" for work in WORKS for name in ("seconds", "processors"))
        columns += [f"{numbers[name]:10.2f} s" for name in names]
        lines.append("".join([*columns, f"{numbers['scratch megabytes']:6.0f} MB"]))
    return "\n".join(lines)
