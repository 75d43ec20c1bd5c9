"""The edge to Pelican, with Pelican's own reader."""

from __future__ import annotations

from pathlib import Path

import pytest
from pelican.settings import DEFAULT_CONFIG
from structured_data.plugin import DatedMarkdownReader


def read(folder: Path, text: str) -> tuple[str, dict[str, object]]:
    file = folder / "a.md"
    file.write_text(text, encoding="utf-8")
    markdown = {"extensions": ["meta", "toc"]}
    return DatedMarkdownReader({**DEFAULT_CONFIG, "MARKDOWN": markdown}).read(str(file))


@pytest.mark.parametrize(
    ("date", "day"),
    [("2025", "2025-01-01"), ("2025-10", "2025-10-01"), ("2025-10-09", "2025-10-09")],
)
def test_date_of_any_precision_stands_in_pelican_as_its_first_day(
    tmp_path: Path, date: str, day: str
) -> None:
    _, metadata = read(tmp_path, f"Title: A\nDate: {date}\n\nText.\n")
    assert str(metadata["date"]) == f"{day} 00:00:00"


def test_contents_of_a_text_are_data(tmp_path: Path) -> None:
    _, metadata = read(tmp_path, "Title: A\n\n## Lamps & *moths*\n")
    (entry,) = metadata["contents"]
    assert (entry["level"], entry["id"]) == (2, "lamps-moths")
