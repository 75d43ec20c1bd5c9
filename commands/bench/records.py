"""The suite `records`: reading a library, and joining its records as the pages need them."""

from __future__ import annotations

import tempfile
from pathlib import Path

from .asked import Asked
from .growth import Numbers, exponent, medians
from .library import write_library
from .process import measured
from .results import machine, write_results

SIZES, RUNS = (250, 500, 1000, 2000), 5
QUICK_SIZES, QUICK_RUNS = (20, 40), 1
UNKNOWN_AUTHORS = 5  # a paper: 10,000 with the largest library


def measure_records(asked: Asked) -> None:
    """Measure libraries of several sizes, print a table and write records.json."""
    found = record_results(asked.sizes_or(SIZES, QUICK_SIZES), asked.runs_or(RUNS, QUICK_RUNS))
    print(table(found))
    write_results("records", asked, found)


def record_results(sizes: tuple[int, ...], runs: int) -> dict[str, object]:
    """Return the medians by size, how they grow, and what was measured with."""
    with tempfile.TemporaryDirectory() as scratch:
        for size in sizes:
            write_library(Path(scratch, str(size)), size)
        found = medians(
            lambda size: measured("read_and_join", Path(scratch, str(size))), sizes, runs
        )
        strange = Path(scratch, "strange")
        write_library(strange, sizes[-1], unknown_authors=UNKNOWN_AUTHORS * sizes[-1])
        unknown = measured("read_and_join", strange)
    seconds = {size: numbers["seconds"] for size, numbers in found.items()}
    return {
        **machine(),
        "runs": runs,
        "sizes": {str(size): numbers for size, numbers in found.items()},
        "exponent": exponent(seconds) if len(seconds) > 1 else None,
        "unknown_authors": unknown,
    }


def table(found: dict[str, object]) -> str:
    """Return the results as a person reads them."""
    sizes: dict[str, Numbers] = found["sizes"]  # type: ignore[assignment]  # as made above
    unknown: Numbers = found["unknown_authors"]  # type: ignore[assignment]  # as made above
    first = next(iter(sizes))
    lines = ["papers    read    join     all  a paper  against  memory"]
    for size, numbers in sizes.items():
        share = numbers["seconds"] / int(size)
        ratio = share / (sizes[first]["seconds"] / int(first))
        lines.append(
            f"{int(size):6,}  {numbers['read']:4.2f} s  {numbers['join']:4.2f} s "
            f"{numbers['seconds']:5.2f} s  {share * 1000:4.2f} ms    {ratio:5.2f}"
            f"  {numbers['megabytes']:3.0f} MB"
        )
    if found["exponent"] is not None:
        lines.append(f"time grows as papers^{found['exponent']:.2f} (1 is linear)")
    return "\n".join(
        [
            *lines,
            f"{unknown['problems']:,.0f} unknown authors: told in {unknown['seconds']:.2f} s",
        ]
    )
