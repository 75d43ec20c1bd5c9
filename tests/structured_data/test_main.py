"""python -m structured_data, as it is typed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

PLUGINS = Path(__file__).parents[2] / "plugins"


def run(site: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "structured_data", *arguments],
        cwd=site,
        env={**os.environ, "PYTHONPATH": str(PLUGINS)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_good_records_are_counted(site: Path) -> None:
    result = run(site, "content/data")
    assert (result.returncode, result.stdout, result.stderr) == (
        0,
        "publications: 6, people: 7, talks: 3, claims: 1, awards: 3, service: 2, software: 2, "
        "articles: 3, drafts: 2\n",
        "",
    )


def test_every_problem_is_told_and_no_traceback(site: Path) -> None:
    (site / "content/data/talks.yaml").write_text(
        "- key: lamps\n  date: soon\n  kind: oral\n", encoding="utf-8"
    )
    result = run(site, "content/data")
    assert (result.returncode, result.stdout, result.stderr) == (
        1,
        "",
        "content/data/talks.yaml:1: talks[0].title: is missing (add title)\n"
        "content/data/talks.yaml:2: talks[0].date: 'soon' is not a date "
        "(write YYYY, YYYY-MM or YYYY-MM-DD)\n",
    )


def test_what_is_not_a_folder_is_a_problem(site: Path) -> None:
    result = run(site, "content/dada")
    assert (result.returncode, result.stdout, result.stderr) == (
        1,
        "",
        "content/dada:1: is not a folder (give content/data)\n",
    )


@pytest.mark.parametrize("arguments", [(), ("content/data", "more")])
def test_wrong_usage_is_told(site: Path, arguments: tuple[str, ...]) -> None:
    result = run(site, *arguments)
    assert (result.returncode, result.stdout, result.stderr) == (
        2,
        "",
        "usage: python -m structured_data content/data\n",
    )
