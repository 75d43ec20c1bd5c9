"""What each file of the site is, as the header Content-Type says it."""

from __future__ import annotations

from pathlib import PurePosixPath

UNKNOWN = "application/octet-stream"
# Of the longest suffix that is listed.
MEDIA_TYPES = {
    ".atom.xml": "application/atom+xml; charset=utf-8",
    ".avif": "image/avif",
    ".bib": "application/x-bibtex; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".gif": "image/gif",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".ics": "text/calendar; charset=utf-8",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".md": "text/markdown; charset=utf-8",
    ".mp4": "video/mp4",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".py": "text/x-python; charset=utf-8",
    ".ris": "application/x-research-info-systems; charset=utf-8",
    ".rss.xml": "application/rss+xml; charset=utf-8",
    ".svg": "image/svg+xml; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".vtt": "text/vtt; charset=utf-8",
    ".wasm": "application/wasm",
    ".webm": "video/webm",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml; charset=utf-8",
    ".zip": "application/zip",
}


def media_type(path: str) -> str:
    """Return the type of the file at a path, with the charset of what is text."""
    suffixes = PurePosixPath(path.lower()).suffixes
    endings = ("".join(suffixes[n:]) for n in range(len(suffixes)))
    return next((MEDIA_TYPES[one] for one in endings if one in MEDIA_TYPES), UNKNOWN)
