"""The suite `gate`: reading built sites of several sizes through, as ./inv publish does."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from ..build import build_content, site_settings
from ..project import CONTENT, PUBLISH_SETTINGS
from .asked import Asked
from .growth import Numbers, medians
from .posts import write_posts
from .process import measured
from .results import machine, write_results

SIZES, RUNS = (0, 250, 1000), 5
QUICK_SIZES, QUICK_RUNS = (0, 4), 1


def measure_gate(asked: Asked) -> None:
    """Measure this site with invented posts added, print a table and write gate.json."""
    sizes, runs = asked.sizes_or(SIZES, QUICK_SIZES), asked.runs_or(RUNS, QUICK_RUNS)
    url = site_settings(PUBLISH_SETTINGS)["STRUCTURED_DATA"]["site_url"]
    with tempfile.TemporaryDirectory() as scratch:
        for size in sizes:
            _build(Path(scratch, str(size)), size)
        found = medians(
            lambda size: measured("read_site", Path(scratch, str(size)), url), sizes, runs
        )
    print(table(found))
    results = {str(size): numbers for size, numbers in found.items()}
    write_results("gate", asked, {**machine(), "runs": runs, "sizes": results})


def table(found: dict[int, Numbers]) -> str:
    """Return the results as a person reads them: `a page` is each beyond those of the smallest.

    What is computed is the time of all processors together.
    """
    smallest = found[min(found)]
    lines = [
        "pages   first read    a page    computed    a page   unchanged    a page   one changed"
    ]
    for numbers in found.values():
        more = numbers["pages"] - smallest["pages"]
        columns = [f"{numbers['pages']:5,.0f}"]
        for name in ("first", "processors", "unchanged"):
            share = (numbers[name] - smallest[name]) / more * 1000 if more else 0
            columns += [f"{numbers[name]:8.2f} s", f"{share:5.2f} ms" if more else " " * 8]
        lines.append("  ".join([*columns, f"{numbers['changed']:10.2f} s"]))
    return "\n".join(lines)


def _build(folder: Path, posts: int) -> None:
    """Build this site with more posts."""
    content = folder / "content"
    shutil.copytree(CONTENT, content)
    write_posts(content / "blog", posts)
    build_content(content, folder / "site")
