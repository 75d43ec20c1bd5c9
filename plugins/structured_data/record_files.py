"""The records of one file, and whether they may be all that it holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from .errors import Place, Problem
from .fields import Fields
from .keyed import Keyed, Records
from .sources import Mapping, Sequence, read_yaml

T = TypeVar("T")
D = TypeVar("D")
R = TypeVar("R", bound=Keyed)


def noting_gaps(
    records: Records[T],
    read: Callable[[Path, list[Problem]], D],
    path: Path,
    problems: list[Problem],
) -> D:
    """Return what a file holds; where it has problems of form, its records may not be all."""
    before = len(problems)
    document = read(path, problems)
    records.whole = len(problems) == before
    return document


def records_of(
    path: Path, from_fields: Callable[[Fields], R], problems: list[Problem]
) -> Records[R]:
    """Return the records of a file that lists them, each made from its fields."""
    records: Records[R] = Records()
    for fields in yaml_records(path, records, problems):
        fields.add(from_fields(fields), records)
    return records


def yaml_records(
    path: Path,
    records: Records[T],
    problems: list[Problem],
    called: str = "",
    first: str = "key",
) -> Iterator[Fields]:
    """Yield the fields of each record in a file that lists them; all but people may be missing.

    `called` is what the records are, where the file does not say; `first` the field they begin by.
    """
    if path.stem != "people" and not path.exists():
        return
    document = noting_gaps(records, read_yaml, path, problems)
    if document is None:
        return
    if not isinstance(document, Sequence):
        message = f"is not a list of {called or path.stem} (begin each with `- {first}: ...`)"
        problems.append(Problem(Place(str(path), document.place.line), message))
        records.whole = False
        return
    for item in document.items:
        if isinstance(item, Mapping):
            yield Fields(item, problems)
        else:
            message = f"is not a record (begin it with `- {first}: ...`)"
            problems.append(Problem(item.place, message))
