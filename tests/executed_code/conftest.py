"""Posts that run in a folder of their own."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from executed_code.current import current
from executed_code.execution import Limits
from executed_code.posts import Post, post_of
from executed_code.results import Results
from structured_data.errors import Problem

CASES = Path(__file__).parents[1] / "cases/executed_code"
LIMITS = Limits(seconds=20, megabytes=1000)
LAMPS = Path("content/blog/lamps")
Ran = Callable[..., Results]


@pytest.fixture
def lamps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Post:
    """The invented post on lamps, not run yet."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(CASES / "content", "content")
    return post_of(LAMPS / "index.md")


@pytest.fixture
def ran(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Ran:
    """Return what the cells of a new post give that stands beside some files."""
    monkeypatch.chdir(tmp_path)

    def run(*cells: str, **files: str) -> Results:
        LAMPS.mkdir(parents=True, exist_ok=True)
        for name, text in files.items():
            (LAMPS / name.replace("__", ".")).write_text(text, encoding="utf-8")
        blocks = [f"```{{.python .run}}\n{cell}\n```" for cell in cells]
        (LAMPS / "index.md").write_text("\n\n".join(["Title: T\n", *blocks]), encoding="utf-8")
        results, problems = current(post_of(LAMPS / "index.md"), LIMITS, runs_changed=True)
        assert problems == []
        assert results
        return results

    return run


def told(post: Post, runs_changed: bool = False) -> list[str]:
    """Return what is wrong with the results of a post."""
    problems: list[Problem] = current(post_of(post.file), LIMITS, runs_changed)[1]
    return [str(problem) for problem in problems]
