"""A site with code that was run, built as it is published."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from executed_code.freeze import freeze_folder
from executed_code.posts import post_of

from commands.build import build_content
from commands.errors import CommandError
from commands.project import ROOT
from commands.run import run

from .conftest import CASES


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small site, with the post on lamps and a draft that has the same files."""
    content = tmp_path_factory.mktemp("executed") / "content"
    shutil.copytree(ROOT / "tests/cases/site/content", content)
    shutil.copytree(CASES / "content", content, dirs_exist_ok=True)
    draft = content / "blog/draft"
    shutil.copytree(content / "blog/lamps", draft)
    text = (draft / "index.md").read_text("utf-8")
    (draft / "index.md").write_text(f"Status: draft\n{text}", encoding="utf-8")
    (content / "blog/lamps/__pycache__").mkdir()
    (content / "blog/lamps/__pycache__/model.pyc").write_bytes(b"x")
    return content


@pytest.mark.slow
def test_site_is_published_with_results_that_are_kept_and_not_without(content: Path) -> None:
    output = content.parent / "output"
    with pytest.raises(CommandError, match="has not been run yet") as error:
        build_content(content, output)
    assert [line.split(": ")[1:] for line in str(error.value).splitlines()] == [
        ["the code of this post has not been run yet (./inv run lamps)"]
    ]
    run("lamps", content=content)
    shutil.copytree(
        freeze_folder(post_of(content / "blog/lamps/index.md")), content / "_freeze/x/y"
    )
    with pytest.raises(CommandError, match=r"y/results\.json:1: is of no post that runs code"):
        build_content(content, output)
    shutil.rmtree(content / "_freeze/x")
    build_content(content, output)
    assert sorted(file.name for file in (output / "blog/lamps").rglob("*")) == [
        "burn.csv",
        "index.html",
        "index.md",
        "model.py",
        "oil.csv",
    ]
    assert not (output / "blog/draft").exists()
    assert not (output / "_freeze").exists()
    page, twin, feed = (
        (output / name).read_text("utf-8")
        for name in ("blog/lamps/index.html", "blog/lamps/index.md", "feeds/blog.atom.xml")
    )
    assert '<pre aria-label="Output" class="output" role="group" tabindex="0">2 lamps</pre>' in page
    assert '/burn.csv">burn.csv</a>' in page
    assert "```text\n2 lamps\n```\n\n| Lamp | Oil (ml) | Hours |\n" in twin
    assert "\nTable 1. How long each burns" in twin
    assert "2 lamps&lt;/pre&gt;" in feed


@pytest.mark.slow
def test_code_that_has_changed_runs_once_and_its_author_is_told(
    tmp_path: Path, cloned: Callable[[Path], Path]
) -> None:
    project = cloned(tmp_path / "project")
    head = "Title: T\nDate: 2026-01-02\nSummary: S.\nStatus: draft\n\n"
    for name, code in (("broken", "1 / 0"), ("whole", "print(1)")):
        text = f"{head}```{{.python .run}}\n{code}\n```\n"
        (project / f"content/blog/{name}.md").write_text(text, encoding="utf-8")
    built = subprocess.run(
        ["./inv", "build"], cwd=project, capture_output=True, text=True, check=False
    )
    assert sorted(built.stdout.splitlines()) == [
        f"running content/blog/{name}.md: the code of this post has not been run yet"
        for name in ("broken", "whole")
    ]
    assert built.stderr == (
        "content/blog/broken.md:7: cell 1: ZeroDivisionError: division by zero"
        " (mend it; what it gave before is kept)\n"
    )
