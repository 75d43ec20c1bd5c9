"""A file that is there whole or not at all, whoever reads or writes it at the same time."""

from __future__ import annotations

from pathlib import Path
from tempfile import NamedTemporaryFile


def write_whole(file: Path, content: bytes) -> None:
    """Write beside a file and put that in its place; no other user may read it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=file.parent, prefix=f".{file.name}-", delete=False) as beside:
        beside.write(content)
    Path(beside.name).replace(file)
