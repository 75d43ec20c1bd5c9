"""Text as it is compared: what two writings of one title have in common."""

from __future__ import annotations

import re
import unicodedata


def letters(text: str) -> str:
    """Return the letters and digits of a text, without case, accents' forms and all between."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text).casefold())
