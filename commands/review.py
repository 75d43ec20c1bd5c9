"""What the owner should look at, as a table and as docs/owner-review.md."""

from __future__ import annotations

import os
from pathlib import Path

from .errors import CommandError
from .project import CONTENT, ROOT, shown, use_plugins

PAGE = ROOT / "docs/owner-review.md"
LINK_CHECK = ROOT / "docs/link-check.json"


def review() -> None:
    """Print the review, and write the page."""
    table, page = _review()
    PAGE.write_text(page, encoding="utf-8", newline="\n")
    print(table, end="")
    print(f"{table.count(chr(10))} entries; {shown(PAGE)} is current")


def check_review() -> None:
    """Raise CommandError where the page is not what the records say now."""
    _, page = _review()
    if not PAGE.exists() or PAGE.read_text(encoding="utf-8") != page:
        raise CommandError(f"{shown(PAGE)} is not what the records say now (run ./inv review)")


def _review() -> tuple[str, str]:
    use_plugins()
    from structured_data.errors import InvalidData
    from structured_data.loading import load_library
    from structured_data.review import owner_review
    from structured_data.review.links import last_check
    from structured_data.review.text import review_markdown, review_table

    data = Path(os.path.relpath(CONTENT / "data"))
    try:
        entries = owner_review(data, load_library(data), LINK_CHECK)
    except InvalidData as error:
        raise CommandError(shown(str(error))) from error
    return review_table(entries), review_markdown(entries, last_check(LINK_CHECK))
