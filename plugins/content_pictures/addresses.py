"""Which file of the content an <img> means by its address."""

from __future__ import annotations

import posixpath
import re
from urllib.parse import unquote, urlsplit

from structured_data.picture_files import UnfitPictureError

MARKER = re.compile(r"[{|](?:static|attach|filename)[|}]")  # Pelican's, for a file of the content


def content_path(address: str, folder: str) -> str:
    """Return the path under content/ of a file that a text in `folder` shows.

    Raises UnfitPictureError for what is no file of the content.
    """
    try:
        parts = urlsplit(MARKER.sub("", address, count=1))
    except ValueError:
        raise UnfitPictureError("is not an address (write the name of a file)") from None
    if parts.scheme or parts.netloc:
        remedy = "put it beside this text, and write its name"
        raise UnfitPictureError(f"is no file of this site ({remedy})")
    path = unquote(parts.path)
    if not path:
        raise UnfitPictureError("names no file (write ![what it shows](file.png))")
    is_whole = path.startswith("/")
    found = posixpath.normpath(path.lstrip("/") if is_whole else posixpath.join(folder, path))
    if found.startswith("../") or found in ("..", "."):
        raise UnfitPictureError("is outside the content (put the file beside this text)")
    return found
