"""Names in the one form from which Zotero takes the family name wherever it reads one."""

from __future__ import annotations

from ..names import Name


def last_first(name: Name) -> str:
    """Return Last, First.

    1. A group ends in a comma; without it, its last word would be its family name.
    2. A suffix follows the given name, since a second comma would not be read.
    """
    if name.given is None:
        return f"{name.family}," if " " in name.family else name.family
    return f"{name.family}, {' '.join(filter(None, (name.given, name.suffix)))}"
