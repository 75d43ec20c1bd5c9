"""./inv drafts."""

from __future__ import annotations

from pathlib import Path

import pytest

from commands.drafts import list_drafts
from commands.errors import CommandError

CONTENT = Path(__file__).parents[1] / "cases/site/content"


def test_drafts_and_what_waits_are_listed_with_their_addresses(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = tmp_path / "conf.py"
    changed = 'STRUCTURED_DATA = {"site_url": "https://a.example/b"}'
    settings.write_text(f"from pelicanconf import *\n{changed}\nPATH = {str(CONTENT)!r}\n", "utf-8")
    list_drafts(CONTENT, settings)
    folder = "tests/cases/site/content/blog"
    shows = "./inv serve shows it at /b/drafts/blog"
    assert capsys.readouterr().out.splitlines() == [
        f"{folder}/half-written.md: Half written",
        f"    a draft, dated 2025-05-01; {shows}/half-written/",
        f"{folder}/far-future.md: From the far future",
        f"    appears with the first publish from 2999-01-01 on; {shows}/far-future/",
    ]


def test_records_that_are_wrong_are_told(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="is not a folder"):
        list_drafts(tmp_path / "none")
