"""What an author reads of a plot that cannot be drawn: tests/cases/blocks/plot/<case>.md, .txt."""

from __future__ import annotations

from pathlib import Path

import pytest
from markdown import Markdown
from plots.extension import Plots
from structured_data.markdown_file import reading

CASES = Path(__file__).parents[1] / "cases/blocks/plot"


@pytest.mark.parametrize("case", sorted(CASES.glob("*.md")), ids=lambda case: case.stem)
def test_each_fault_is_told_with_its_line_and_a_remedy(
    case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    monkeypatch.chdir(CASES)
    extensions = ["meta", "pymdownx.superfences", "pymdownx.blocks.caption", Plots(tmp_path)]
    with reading(Path(case.name)) as file:
        Markdown(extensions=extensions).convert(case.read_text(encoding="utf-8"))
    told = "".join(f"{problem}\n" for problem in sorted(set(file.problems)))
    expected = case.with_suffix(".txt")
    if request.config.getoption("--update-cases", default=False):
        expected.write_text(told, encoding="utf-8", newline="\n")
    assert told == expected.read_text(encoding="utf-8")
    assert told
