"""A key of its own for each entry of a foreign BibTeX text."""

from __future__ import annotations

import re

_START = re.compile(
    r"^([ \t]*@[ \t]*(?!comment|preamble|string)\w+[ \t]*\{)([^,={}\"]*)",
    re.MULTILINE | re.IGNORECASE,
)


def with_keys(text: str) -> str:
    """Return the text with a key of its own for each entry, all on the lines where they were."""
    seen: dict[str, int] = {}

    def keyed(match: re.Match[str]) -> str:
        after = text[match.end() : match.end() + 1]
        is_field = after == "="  # then the key is missing, and the comma after it
        key = "entry" if is_field else "-".join(match[2].split()) or "entry"
        seen[key.lower()] = seen.get(key.lower(), 0) + 1
        number = f"-{seen[key.lower()]}" if seen[key.lower()] > 1 else ""
        rest = f",{match[2]}" if is_field else "\n" * match[2].count("\n")
        return f"{match[1]}{key}{number}{rest}"

    return _START.sub(keyed, text)
