"""Where images stand in a Markdown text."""

from __future__ import annotations

import re

from structured_data.prose import prose

# What stands before the address of an image: ![words](address, src="address, [label]: address.
_BEFORE = (
    r"""(?:!\[(?:[^\[\]]|\[[^\[\]]*\])*+\]\(\s*+<?+|\bsrc\s*=\s*+["']?+"""
    r"""|^[ ]*\[[^\[\]\n]+\]:\s*+<?+)"""
)


def image_lines(text: str, address: str) -> list[int]:
    """Return the line (1-based) of each image of an address, code left out; 1 for none found."""
    read = prose(text)
    place = rf"""{_BEFORE}{re.escape(address)}(?=[\s>)"']|$)"""
    found = list(re.finditer(place, read, re.MULTILINE | re.IGNORECASE))
    found = found or list(re.finditer(re.escape(address.rpartition("/")[2]) or r"\A", read))
    return [read.count("\n", 0, match.end()) + 1 for match in found] or [1]
