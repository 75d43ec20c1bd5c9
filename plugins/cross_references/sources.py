"""Where the Markdown of a text refers to its own places, and where it names them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from structured_data.prose import prose

# Each begins with a sign, where alone it is tried.
_LINK = re.compile(r"""\]\(\s*<?\#(?P<id>[^\s)>"']+)|=(?<=\bhref=)["']\#(?P<html>[^"']+)["']""")
_ID = re.compile(
    r"""\{[^{}\n]*?\#(?P<attribute>[\w:.-]+)[^{}\n]*\}|id=(?<=\bid=)["']?(?P<html>[\w:.-]+)"""
    r"""|[ ](?<=^[ ])[ ]{3,}attrs:[ ]*\{.*?\bid:[ ]*["']?(?P<block>[\w:.-]+)""",
    re.MULTILINE,
)


@dataclass
class Sources:
    """The lines (1-based) of a text: those that lead to each id, and those that give it."""

    links: dict[str, list[int]] = field(default_factory=dict)
    ids: dict[str, list[int]] = field(default_factory=dict)

    def read(self, text: str) -> None:
        """Read a Markdown file anew."""
        self.links, self.ids = {}, {}
        read = prose(text)
        for pattern, found in ((_LINK, self.links), (_ID, self.ids)):
            for match in pattern.finditer(read):
                id_ = next(filter(None, match.groups()))
                found.setdefault(id_, []).append(read.count("\n", 0, match.start()) + 1)
