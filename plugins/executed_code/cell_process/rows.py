"""Rows of a table as JSON and CSV hold them."""

from __future__ import annotations

import csv
import io
import math
import re
from collections.abc import Iterable, Mapping
from typing import Any

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_LARGEST = 10**100
_FORM = "write a list of dicts; of a DataFrame, frame.to_dict('records')"


class UnfitError(Exception):
    """What a cell did that cannot be shown; the message says it all, with its remedy."""


def columns_and_rows(
    name: str, rows: Iterable[Any], most: int
) -> tuple[list[str], list[list[Any]]]:
    """Return the columns, in the order in which they first stand, and the values of each row."""
    try:
        found = list(rows)
    except TypeError:
        raise UnfitError(f"{name}: {type(rows).__name__} is no list of rows ({_FORM})") from None
    if not found:
        raise UnfitError(f"{name}: there are no rows (show nothing, or print why)")
    if len(found) > most:
        raise UnfitError(f"{name}: {len(found):,} rows are more than {most:,} (show fewer)")
    for number, row in enumerate(found, start=1):
        if not isinstance(row, Mapping):
            raise UnfitError(f"{name}: row {number} is {type(row).__name__}, no dict ({_FORM})")
        for column in row:
            if not isinstance(column, str) or not column.strip():
                raise UnfitError(f"{name}: row {number}: the name {column!r} is no text")
            plain_text(f"{name}: row {number}: a name holds", column)
    columns = list(dict.fromkeys(column for row in found for column in row))
    values = [
        [value(f"{name}: row {number}: {column!r}", row.get(column)) for column in columns]
        for number, row in enumerate(found, start=1)
    ]
    return columns, values


def plain_text(where: str, text: str) -> str:
    """Return a text; UnfitError for what no page shows, such as the colours of a terminal."""
    if found := _CONTROL.search(text):
        raise UnfitError(f"{where} the character U+{ord(found[0]):04X} (leave it out)")
    return text


def value(where: str, given: Any) -> str | int | float | bool | None:
    """Return a text, a number, True, False or None as it is; UnfitError for all else."""
    if isinstance(given, float):  # that of NumPy is one, too
        if not math.isfinite(given):
            raise UnfitError(f"{where}: {float(given)} is no number in JSON (write None)")
        return float(given)
    if type(given) is str:
        return plain_text(f"{where} holds", given)
    if type(given) is int and abs(given) >= _LARGEST:
        raise UnfitError(f"{where}: the number has too many digits (write float(...))")
    if given is None or type(given) in (int, bool):
        return given  # type: ignore[no-any-return]
    kind = f"{type(given).__module__}.{type(given).__qualname__}".removeprefix("builtins.")
    raise UnfitError(
        f"{where}: {kind} is no number or text (write int(...), float(...) or str(...))"
    )


def csv_text(columns: list[str], rows: list[list[Any]]) -> str:
    """Return a CSV file; None is an empty cell."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([columns, *rows])
    return text.getvalue()
