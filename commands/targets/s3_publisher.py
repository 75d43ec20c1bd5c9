"""Who publishes to a store: by name for people, and by a token that tells machines apart."""

from __future__ import annotations

import getpass
import secrets
import socket
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path


@dataclass(frozen=True)
class Publisher:
    """A user of a machine, and the token of the folder there that the target's lock is in."""

    who: str
    machine: str


def this_publisher(folder: Path) -> Publisher:
    """Return who publishes here; a copy of the folder is another machine."""
    file = folder / "machine"
    if not file.is_file():
        folder.mkdir(exist_ok=True)
        file.write_text(secrets.token_hex(), encoding="utf-8")
    host = socket.gethostname()
    words = (file.read_text(encoding="utf-8"), host, str(folder.resolve()))
    return Publisher(f"{_user()}@{host}", sha256("\0".join(words).encode()).hexdigest()[:16])


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # as in a container
        return "somebody"
