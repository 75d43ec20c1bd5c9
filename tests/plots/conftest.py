"""Plots of an invented text beside an invented table."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from markdown import Markdown
from plots.extension import Plots
from structured_data.errors import Problem
from structured_data.markdown_file import reading

RUN = "load,system,ms\n1,old,10\n2,old,20\n4,old,41.5\n1,new,5\n2,new,9\n4,new,\n"
Shown = Callable[[str], tuple[str, list[Problem]]]


@pytest.fixture
def shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shown:
    """Return the HTML of a plot, and what is wrong with it."""
    monkeypatch.chdir(tmp_path)
    Path("run.csv").write_text(RUN, encoding="utf-8")

    def convert(block: str) -> tuple[str, list[Problem]]:
        text = f"```{{.plot #fig-run}}\n{block}\n```\n\n/// figure-caption\nA run.\n///\n"
        extensions = ["pymdownx.superfences", "pymdownx.blocks.caption", Plots(tmp_path / "kept")]
        with reading(Path("a.md")) as file:
            return Markdown(extensions=extensions).convert(text), file.problems

    return convert
