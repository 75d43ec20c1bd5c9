"""The renditions of a picture on disk: one zip archive, whose checksums tell that it is whole."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile, ZipInfo

from structured_data.whole_file import write_whole

from .renditions import Rendition, Renditions


def read_renditions(file: Path) -> Renditions | None:
    """Return what was kept; None where nothing was, or where it is damaged."""
    try:
        with ZipFile(file) as archive:
            size, *names = archive.namelist()
            width, height = json.loads(archive.read(size))
            plain, *candidates = (_rendition(name, archive.read(name)) for name in names)
    except Exception:  # each way to be damaged has an error of its own; the file is made anew
        return None
    return Renditions(width, height, tuple(candidates), plain)


def keep_renditions(file: Path, made: Renditions) -> None:
    """Write renditions as they are read, each with its width in its name, and with no date."""
    content = BytesIO()
    with ZipFile(content, "w") as archive:
        archive.writestr(ZipInfo("size.json"), json.dumps([made.width, made.height]))
        for number, one in enumerate((made.plain, *made.candidates)):
            archive.writestr(ZipInfo(f"{number}/{one.width}.{one.ending}"), one.data)
    write_whole(file, content.getvalue())


def _rendition(name: str, data: bytes) -> Rendition:
    width, ending = name.partition("/")[2].split(".")
    return Rendition(ending, int(width), data)
