"""The plugin in a whole site, and a site without it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from commands.gate import site_problems


@pytest.mark.slow
@pytest.mark.parametrize("name", ["small", "large"])
def test_gate_finds_nothing(name: str, request: pytest.FixtureRequest) -> None:
    folder: Path = request.getfixturevalue(name)
    assert site_problems(folder, "https://ada.example/site") == []


@pytest.mark.slow
def test_site_is_built_without_the_plugin_and_nothing_of_it_is_left(project: Path) -> None:
    shutil.rmtree(project / "plugins/search")
    settings = project / "pelicanconf.py"
    text = settings.read_text(encoding="utf-8")
    assert '    "search",\n' in text
    settings.write_text(text.replace('    "search",\n', ""), encoding="utf-8")
    result = subprocess.run(["./inv", "publish"], cwd=project, capture_output=True, text=True)
    assert result.returncode == 0, result.stderr
    built = project / "published/current"
    for file in (*built.rglob("*.html"), *built.rglob("*.css")):
        page = file.read_text(encoding="utf-8")
        assert "/search/" not in page, file
        assert ".search" not in page, file
