"""Builds with fast_build give the bytes of builds without it: cold, warm, and after each edit."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path

import pytest

from commands.bench import bench, results
from commands.bench.walk import UnequalBuildsError, Walk

from .small_site import EDITS, small_settings, write_site


@pytest.mark.parametrize("changes", [{}, {"FAST_BUILD_PROCESSES": 1}, {"FAST_BUILD_CACHE": False}])
def test_builds_are_equal_cold_and_warm(tmp_path: Path, changes: dict[str, object]) -> None:
    folder = write_site(tmp_path, posts=12)
    walk = Walk(folder, partial(small_settings, folder, **changes), [lambda *_: "nothing changed"])
    assert walk.go(steps=1, seed=0) == 1


@pytest.mark.slow
def test_builds_are_equal_after_each_of_many_random_edits(tmp_path: Path) -> None:
    folder = write_site(tmp_path)
    assert Walk(folder, partial(small_settings, folder), EDITS).go(steps=20, seed=8) == 20


@pytest.mark.slow
def test_builds_of_this_site_are_equal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(results, "RESULTS", tmp_path)
    bench("equality", quick=True)
    found = json.loads((tmp_path / "equality-quick.json").read_text(encoding="utf-8"))
    assert (found["steps"], found["whole"]) == (2, 2)


def test_a_walk_tells_what_differs(tmp_path: Path) -> None:
    folder = write_site(tmp_path, posts=1)

    def settings(output: Path) -> dict[str, object]:
        """Return settings that are others for each build."""
        with (folder / "builds").open("a") as file:
            file.write("x")
        name = f"Build {(folder / 'builds').stat().st_size}"
        return small_settings(folder, output, SITENAME=name)

    with pytest.raises(UnequalBuildsError) as error:
        Walk(folder, settings, EDITS).go(steps=1, seed=0)
    assert str(error.value).splitlines()[:3] == [
        "nothing changed",
        "with the plugin: built",
        "without it: built",
    ]
