"""What is kept of a target on the machine that publishes, beside the settings."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

FOLDER = ".published"  # may be removed, and is made again
LONGEST = 60  # letters of a name; a file system has its limit, and the digest tells names apart


def local_folder(base: Path, name: str, identity: str) -> Path:
    """Return a folder for the one target of an identity, and make the one above it."""
    above = base.resolve() / FOLDER
    above.mkdir(exist_ok=True)
    digest = hashlib.sha256(identity.encode()).hexdigest()[:8]
    plain = re.sub(r"[^\w.-]", "-", name)[:LONGEST]
    return above / f"{plain}-{digest}"
