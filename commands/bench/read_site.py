"""What one process of the suite `gate` does: read one built site first, unchanged and changed."""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from ..gate import Memory, site_problems
from ..gate.reader import read_site
from .growth import Numbers
from .process import peak_megabytes


def read_through(site: Path, url: str) -> Numbers:
    """Return the seconds that a person waits for each reading, the pages and the megabytes.

    `processors` are the seconds of all processors that the first reading takes.
    """
    home = site / "index.html"
    with TemporaryDirectory() as scratch:
        file = Path(scratch, "gate.sqlite")
        before = sum(os.times()[:4])  # of this process and of those that it starts
        first = _seconds(site, url, file)
        processors = sum(os.times()[:4]) - before
        unchanged = _seconds(site, url, file)
        written = home.read_text(encoding="utf-8")
        home.write_text(written.replace("</body>", "<p>Changed.</p></body>"), encoding="utf-8")
        changed = _seconds(site, url, file)
        home.write_text(written, encoding="utf-8")
        pages = len(read_site(site, url, Memory(file)).pages)
    return {
        "pages": pages,
        "first": first,
        "processors": processors,
        "unchanged": unchanged,
        "changed": changed,
        "megabytes": peak_megabytes(),
    }


def _seconds(site: Path, url: str, file: Path) -> float:
    start = time.perf_counter()
    memory = Memory(file)
    site_problems(site, url, memory)
    memory.save()
    return time.perf_counter() - start


if __name__ == "__main__":
    print(json.dumps(read_through(Path(sys.argv[1], "site"), sys.argv[2])))
