"""How long a browser may keep a file without asking for it again."""

from __future__ import annotations

import re

IMMUTABLE = "public, max-age=31536000, immutable"
REVALIDATED = "public, max-age=0, must-revalidate"
FOLDERS = ("pictures", "search", "theme")  # of what only pages of the site load
# site.1a2b3c4d.css, and all pictures: the name is a digest of what the file holds.
NAMED_BY_CONTENT = re.compile(r"(theme|search)/[^/]+\.[0-9a-f]{8}\.\w+|pictures/[0-9a-f]{16}\.\w+")


def is_named_by_content(path: str) -> bool:
    """Return whether the file at a path of the site's folder never changes under its name."""
    return bool(NAMED_BY_CONTENT.fullmatch(path))


def cache_control(path: str) -> str:
    """Return the value of Cache-Control for a file."""
    return IMMUTABLE if is_named_by_content(path) else REVALIDATED
