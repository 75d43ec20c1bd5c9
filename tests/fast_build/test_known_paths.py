"""The path of a text within the content is that which Pelican finds."""

from __future__ import annotations

import inspect
import os
from pathlib import Path
from types import SimpleNamespace

import pytest
from fast_build.known_paths import relative_source_path
from pelican import contents, utils

# As Pelican has it, whatever stands in its place in this process.
PELICAN = (
    inspect.getsource(contents)
    .partition("    def get_relative_source_path(")[2]
    .partition("    @property")[0]
)


def plain_path(content: SimpleNamespace, path: str | None) -> str | None:
    names = {"os": os, "posixize_path": utils.posixize_path}
    source = "from __future__ import annotations\ndef method(" + PELICAN.replace("\n    ", "\n")
    exec(source, names)
    found: str | None = names["method"](content, path)  # type: ignore[operator]
    return found


FOLDERS = ["/site/content", "content", "/site/content/", ".", Path("/site/content")]


@pytest.mark.parametrize("folder", FOLDERS)
@pytest.mark.parametrize("own", ["/site/content/a/b.md", "content/c.md", "d.md", "/else/e.md"])
@pytest.mark.parametrize("asked", [None, "", "a/x.png", "../y.md", "/site/content/a/z.md"])
def test_paths_are_those_of_pelican(
    folder: str | Path, own: str, asked: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = SimpleNamespace(settings={"PATH": folder}, source_path=own)
    for here in ("one", "two"):
        (tmp_path / here).mkdir()
        monkeypatch.chdir(tmp_path / here)
        assert relative_source_path(content, asked) == plain_path(content, asked)


def test_what_comes_from_no_file_has_no_path() -> None:
    content = SimpleNamespace(settings={"PATH": "/site"}, source_path=None)
    assert relative_source_path(content) is None
