"""Text as it is compared: what two writings of one title have in common."""

from __future__ import annotations

import unicodedata


def folded(text: str) -> str:
    """Return a text without case and accents' forms."""
    return unicodedata.normalize("NFKC", text).casefold()


def letters(text: str) -> str:
    """Return the letters and digits of a text, without case, accents' forms and all between."""
    return "".join(filter(str.isalnum, folded(text)))
