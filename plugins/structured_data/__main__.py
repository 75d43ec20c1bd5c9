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
    counts = {
        "publications": len(library.publications),
        "people": len(library.people),
        "talks": len(library.talks),
        "claims": len(library.claims),
        "awards": len(library.awards),
        "service": len(library.service),
        "software": len(library.software),
        "articles": len(library.articles),
        "drafts": len(library.drafts),
    }
    print(", ".join(f"{name}: {count}" for name, count in counts.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
