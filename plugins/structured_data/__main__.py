"""Checks records without building: python -m structured_data content/data"""

from __future__ import annotations

import sys
from pathlib import Path

from .errors import InvalidData
from .loading import load_library


def main(arguments: list[str]) -> int:
    """Print what the records hold, or every problem in them; return the exit status."""
    if len(arguments) != 1:
        print("usage: python -m structured_data content/data", file=sys.stderr)
        return 2
    try:
        library = load_library(Path(arguments[0]))
    except InvalidData as error:
        print(error, file=sys.stderr)
        return 1
    print(
        f"{len(library.publications)} publications, {len(library.people)} people, "
        f"{len(library.talks)} talks, {len(library.claims)} claims, "
        f"{len(library.articles)} articles: no problem found"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
