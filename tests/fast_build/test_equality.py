"""Builds with fast_build give the bytes of builds without it: cold, warm, and after each edit."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from commands.bench import bench, results
from commands.bench.walk import UnequalBuildsError, Walk
from commands.project import PLUGINS, ROOT

from .small_site import EDITS, small_settings, write_site

SCRIPT = Path(__file__).with_name("small_site.py")


def whole_steps(folder: Path, steps: int, seed: int, changes: dict[str, object]) -> int:
    """Return how many steps of a walk were whole, in a process of one thread, which is copied."""
    result = subprocess.run(
        [sys.executable, SCRIPT, folder, str(steps), str(seed), json.dumps(changes)],
        env={"PYTHONPATH": f"{ROOT}:{PLUGINS}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    return int(result.stdout)


@pytest.mark.parametrize("changes", [{}, {"FAST_BUILD_PROCESSES": 1}, {"FAST_BUILD_CACHE": False}])
def test_builds_are_equal_cold_and_warm(tmp_path: Path, changes: dict[str, object]) -> None:
    assert whole_steps(write_site(tmp_path, posts=12), 1, 0, changes) == 1


@pytest.mark.slow
def test_builds_are_equal_after_each_of_many_random_edits(tmp_path: Path) -> None:
    assert whole_steps(write_site(tmp_path), 20, 8, {}) == 20


@pytest.mark.slow
def test_builds_of_this_site_are_equal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(results, "RESULTS", tmp_path)
    bench("equality", quick=True)
    found = json.loads((tmp_path / "equality-quick.json").read_text(encoding="utf-8"))
    assert (found["steps"], found["whole"]) == (1, 1)


class Unequal(Walk):
    """A walk whose builds with the plugin leave a page out, and differ in another."""

    def _built(self, fast: bool) -> dict[str, str]:
        return {"a.html": "1"} if fast else {"a.html": "2", "b.html": "3"}


def test_a_walk_tells_what_differs(tmp_path: Path) -> None:
    walk = Unequal(tmp_path, lambda output: small_settings(tmp_path, output), EDITS)
    with pytest.raises(UnequalBuildsError) as error:
        walk.go(steps=1, seed=0)
    assert str(error.value).splitlines() == [
        "nothing changed",
        "with the plugin: built",
        "without it: built",
        "2 files differ: a.html, b.html",
    ]
