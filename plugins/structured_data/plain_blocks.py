"""What stands in code, drawings and tables, which a change of a rendered text can pass over.

It holds most of the tags of a post, and to read those takes most of the time of a change.
"""

from __future__ import annotations

import re
from collections.abc import Callable

BLOCK = re.compile(
    r"(?P<start><(?P<name>pre|svg|table)(?:\s[\w:.-]++(?:=\"[^\"<>]*+\")?+)*+>)"
    r"(?P<inside>.*?)(?P<end></(?P=name)>)",
    re.DOTALL,
)
KEPT = re.compile(r'<i data-kept="(\d+)"></i>')


def changed_around(html: str, is_plain: Callable[[str], bool], change: Callable[[str], str]) -> str:
    """Return HTML as `change` makes it, with what stands in each plain block as it was.

    `change` gets an <i> in its place, and has to leave that as it is.
    """
    if "data-kept" in html:
        return change(html)
    kept: list[str] = []

    def keep(found: re.Match[str]) -> str:
        inside = found["inside"]
        if f"<{found['name']}" in inside or not is_plain(inside):  # one in another ends too early
            return found[0]
        kept.append(inside)
        return f'{found["start"]}<i data-kept="{len(kept) - 1}"></i>{found["end"]}'

    return KEPT.sub(lambda found: kept[int(found[1])], change(BLOCK.sub(keep, html)))
