"""What one process of the suite `records` does: read one library, and join it."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from .growth import Numbers
from .process import peak_megabytes


def read_and_join(content: Path) -> Numbers:
    """Return the seconds of processor time that one library takes, and the megabytes.

    On a machine with nothing else to do that is the time a person waits.
    """
    from structured_data.errors import InvalidData
    from structured_data.loading import load_library
    from structured_data.mentions import mentions
    from structured_data.page_view import site_pages
    from structured_data.research_tree import research_tree

    start = time.process_time()
    problems = 0
    read = start
    try:
        library = load_library(content / "data")
        read = time.process_time()
        site_pages(library)
        library.publications_by_period()
        library.collaborators_by_affiliation()
        research_tree(library)
        for person in library.people.values():
            library.publications_of(person)
        for publication in library.publications.values():
            mentions(publication, library)
            library.claims_about(publication)
    except InvalidData as error:
        problems = len(error.problems)
        read = time.process_time()
    end = time.process_time()
    return {
        "read": read - start,
        "join": end - read,
        "seconds": end - start,
        "megabytes": peak_megabytes(),
        "problems": problems,
    }


if __name__ == "__main__":
    print(json.dumps(read_and_join(Path(sys.argv[1]))))
