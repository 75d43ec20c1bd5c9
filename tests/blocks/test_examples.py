"""Examples of blocks: those of docs/writing.md, and broken ones with their messages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from admonitions.labels import LABELS
from diagrams.svg import INKS
from executed_code.execution import Limits, executed
from executed_code.posts import post_of
from fenced_blocks.code_options import OPTIONS

from commands.project import ROOT

from .conftest import RENDERED

CASES = ROOT / "tests/cases/blocks"
GUIDE = (ROOT / "docs/writing.md").read_text("utf-8")
EXAMPLES = re.findall(r"^````markdown\n(.*?)^````$", GUIDE, re.MULTILINE | re.DOTALL)
# What stands in a text where a block was not understood.
RAW = re.compile(r"\$\$|```|^///|\[\]\(|\[\^|^:  |\*\[", re.MULTILINE)


@pytest.mark.parametrize("broken", sorted(CASES.glob("*/broken.md")), ids=lambda f: f.parent.name)
def test_broken_block_is_told_with_its_line_and_a_remedy(
    rendered: RENDERED, broken: Path, request: pytest.FixtureRequest
) -> None:
    _, problems = rendered(broken.read_text("utf-8"))
    expected = broken.with_name("problems.txt")
    if request.config.getoption("--update-cases"):
        expected.write_text("".join(f"{problem}\n" for problem in problems), "utf-8")
    assert problems == expected.read_text("utf-8").splitlines()
    assert problems


@pytest.mark.parametrize("example", [one for one in EXAMPLES if ".run" not in one])
def test_example_of_the_guide_is_rendered(
    rendered: RENDERED, example: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("run.csv").write_text("system,load,ms\nold,1,2\nnew,64,3\n", "utf-8")
    html, problems = rendered(f"Title: An example\n\n{example}")
    assert problems == []
    shown = re.sub(r"<[^>]*>", "", re.sub(r"<(code|pre)\b.*?</\1>", "", html, flags=re.DOTALL))
    assert RAW.findall(shown) == []


def test_code_of_the_guide_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (example,) = (one for one in EXAMPLES if ".run" in one)
    folder = tmp_path / "content/blog/lamps"
    folder.mkdir(parents=True)
    (folder / "model.py").write_text("def hours(oil):\n    return oil / 2\n", "utf-8")
    (folder / "index.md").write_text(f"Title: An example\n\n{example}", "utf-8")
    monkeypatch.chdir(tmp_path)
    _, results = executed(post_of(Path("content/blog/lamps/index.md")), Limits())
    assert results.data == {"burn.csv": "Oil (ml),Hours\n5,2.5\n10,5.0\n"}


def test_guide_shows_every_kind_option_and_color() -> None:
    assert len(EXAMPLES) == 11
    assert [kind for kind in LABELS if f"`{kind}`" not in GUIDE] == []
    assert [option for option in OPTIONS if f"`{option}`" not in GUIDE] == []
    colors = INKS.keys() - {"none", "transparent"}
    assert [color for color in colors if f"`{color}`" not in GUIDE] == []
