"""Adds records to the files in content/data, or leaves those as they were."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from tempfile import NamedTemporaryFile, TemporaryDirectory
from typing import TYPE_CHECKING

from .asking import NOTHING_WRITTEN, Answers
from .build import check_records
from .errors import CommandError
from .project import shown, use_plugins
from .yaml_records import line_of_record, with_records

if TYPE_CHECKING:
    from structured_data.library import Library


def read_library(content: Path) -> Library:
    """Return the records; CommandError with every problem that is there before any is added."""
    try:
        return check_records(content)
    except CommandError as error:
        raise CommandError(f"{error}\n{NOTHING_WRITTEN}: mend the records first") from error


def free_key(wanted: str, taken: Iterable[str]) -> str:
    """Return the key, with a number behind it where it is taken."""
    taken = set(taken)
    keys = (wanted, *(f"{wanted}-{number}" for number in range(2, len(taken) + 3)))
    return next(key for key in keys if key not in taken) if wanted else ""


def add_record(content: Path, file: str, fields: Answers) -> str:
    """Write a record, its key first, at the end of a file of content/data; return file and line."""
    path = content / "data" / file
    before = path.read_bytes().decode("utf-8") if path.exists() else ""
    try:
        text = with_records(before, {"key": fields["key"], **fields})
    except ValueError as error:
        raise CommandError(f"{shown(path)}: {error}; {NOTHING_WRITTEN}") from None
    save_records(content, {file: text})
    return f"{shown(path)}:{line_of_record(text, str(fields['key']))}"


def save_records(content: Path, texts: Mapping[str, str]) -> None:
    """Replace files of content/data; CommandError, and nothing written, where a problem arises.

    They are first read as a whole with all other content, in a folder beside.
    """
    use_plugins()
    from structured_data.errors import InvalidData
    from structured_data.loading import load_library

    with TemporaryDirectory() as scratch:
        trial = Path(scratch).resolve() / "content"
        shutil.copytree(content / "data", trial / "data")
        for other in content.iterdir():
            if other.name != "data":
                (trial / other.name).symlink_to(other.resolve())
        for file, text in texts.items():
            (trial / "data" / file).write_bytes(text.encode())
        try:
            load_library(trial / "data")
        except InvalidData as error:
            problems = str(error).replace(str(trial), str(content))
            raise CommandError(f"{shown(problems)}\n{NOTHING_WRITTEN}") from error
    for file, text in texts.items():
        _replace(content / "data" / file, text)


def _replace(path: Path, text: str) -> None:
    """Put the text in the place of a file in one step; a link goes on leading where it did."""
    target = path.resolve()
    try:
        with NamedTemporaryFile(
            dir=target.parent, prefix=f".{target.name}-", delete=False
        ) as scratch:
            try:
                scratch.write(text.encode())
                scratch.flush()
                os.fsync(scratch.fileno())
                Path(scratch.name).chmod(target.stat().st_mode if target.exists() else 0o644)
                Path(scratch.name).replace(target)
            except OSError:
                Path(scratch.name).unlink()
                raise
    except OSError as error:
        message = f"cannot be written: {error.strerror}"
        raise CommandError(f"{shown(path)}: {message}; {NOTHING_WRITTEN}") from error
