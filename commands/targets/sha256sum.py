"""Hashes of files as sha256sum lists them, on a host: a line for each, `<hash>  ./<path>`."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping

ESCAPES = {"\\": r"\\", "\n": r"\n", "\r": r"\r"}
CHARACTERS = {escape[1]: character for character, escape in ESCAPES.items()}


def hashes_digest(hashes: Mapping[str, str]) -> str:
    """Return the hash of the lines of all files, in the order of their bytes."""
    lines = sorted(_line(path, digest) for path, digest in hashes.items())
    return hashlib.sha256(b"".join(lines)).hexdigest()


def listed_hashes(text: str) -> dict[str, str]:
    """Return the hashes of a list, by path."""
    found = {}
    for line in text.split("\n")[:-1]:
        digest, _, path = line.partition("  ./")
        if digest.startswith("\\"):
            path = re.sub(r"\\(.)", lambda escape: CHARACTERS[escape[1]], path)
        found[path] = digest.lstrip("\\")
    return found


def _line(path: str, digest: str) -> bytes:
    """A line, which begins with a mark where characters of the path stand by their escapes."""
    escaped = re.sub(r"[\\\n\r]", lambda character: ESCAPES[character[0]], path)
    mark = "" if escaped == path else "\\"
    return f"{mark}{digest}  ./{escaped}\n".encode("utf-8", "surrogateescape")
