"""What an author reads of code that fails: tests/cases/blocks/run/<case>/index.md, <case>.txt."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from executed_code.current import current
from executed_code.execution import Limits
from executed_code.freeze import freeze_folder
from executed_code.posts import post_of

CASES = Path(__file__).parents[1] / "cases/blocks/run"
LIMITS = Limits(seconds=20, megabytes=1000)


@pytest.mark.parametrize("case", sorted(CASES.glob("*/")), ids=lambda case: case.name)
def test_each_fault_is_told_with_its_line_and_a_remedy(
    case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    monkeypatch.chdir(tmp_path)
    folder = Path("content/blog/lamps")
    shutil.copytree(case, folder)
    post = post_of(folder / "index.md")
    results, problems = current(post, LIMITS, runs_changed=True)
    told = "".join(f"{problem}\n" for problem in sorted(problems))
    expected = case.with_suffix(".txt")
    if request.config.getoption("--update-cases", default=False):
        expected.write_text(told, encoding="utf-8", newline="\n")
    assert told == expected.read_text(encoding="utf-8")
    assert told
    assert results is None
    assert not freeze_folder(post).exists()
