"""The part of a file that a browser asks for: Safari plays no film without."""

from __future__ import annotations

import re


def byte_range(asked: str, size: int) -> range | None:
    """Return the bytes that the header Range asks for; none of them where it goes past the end.

    None where all are to be sent: without the header, or where it has more ranges than one.
    """
    found = re.fullmatch(r"bytes=(\d*)-(\d*)", asked.replace(" ", ""))
    if not found or not any(found.groups()):
        return None
    first, last = found.groups()
    if not first:
        return range(max(0, size - int(last)), size)
    return range(int(first), min(int(last) + 1, size) if last else size)
