"""What a cell shows beside what it prints: `show.table` and `show.data`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from .printed import Printed
from .rows import UnfitError, columns_and_rows, csv_text, plain_text

MOST_ROWS = {"table": 200, "data": 10_000}
_ID = re.compile(r"[A-Za-z][\w-]*", re.ASCII)
_CSV = re.compile(r"[A-Za-z0-9][\w-]*\.csv", re.ASCII)


class Show:
    """Keeps what a cell shows, in the order in which it does."""

    def __init__(self, printed: Printed, folder: Path) -> None:
        self._printed = printed
        self._folder = folder
        self._outputs: list[dict[str, Any]] = []

    def table(self, rows: Iterable[Any], caption: str | None = None, id: str | None = None) -> None:
        """Show rows, each a dict, as a table; the caption is Markdown."""
        columns, values = columns_and_rows("show.table", rows, MOST_ROWS["table"])
        if caption is not None and not isinstance(caption, str):
            raise UnfitError(f"show.table: caption: {caption!r} is no text (write it in quotes)")
        if id is not None and not _ID.fullmatch(str(id)):
            raise UnfitError(f"show.table: id: {id!r} is none (write letters, digits and -)")
        names = {"caption": plain_text("show.table: caption holds", caption or ""), "id": id}
        table = {"columns": columns, "rows": values, **{k: v for k, v in names.items() if v}}
        self._add({"table": table})

    def data(self, name: str, rows: Iterable[Any]) -> None:
        """Write rows into a CSV file: for later cells, plots of the post, and its readers."""
        if not isinstance(name, str):
            raise UnfitError('show.data: the name comes first (write show.data("a.csv", rows))')
        if not _CSV.fullmatch(name):
            raise UnfitError(f"show.data: {name!r} is no name of a file (write one such as a.csv)")
        if (self._folder / name).exists():
            remedy = "choose another name"
            raise UnfitError(f"show.data: {name} is there already ({remedy})")
        text = csv_text(*columns_and_rows("show.data", rows, MOST_ROWS["data"]))
        (self._folder / name).write_text(text, encoding="utf-8", newline="")
        self._add({"data": name, "content": text})

    def taken(self) -> list[dict[str, Any]]:
        """Return what a cell has shown and printed."""
        self._take_printed()
        outputs, self._outputs = self._outputs, []
        return outputs

    def _add(self, output: dict[str, Any]) -> None:
        self._take_printed()
        self._outputs.append(output)

    def _take_printed(self) -> None:
        if lines := self._printed.taken().strip("\n").rstrip():
            self._outputs.append({"text": lines.split("\n")})
