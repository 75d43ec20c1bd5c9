"""What ./inv run says, and keeps."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from commands.__main__ import with_flag
from commands.errors import CommandError
from commands.project import ROOT
from commands.run import run

CONTENT = Path("content")
FREEZE = CONTENT / "_freeze/blog"
POST = CONTENT / "blog/lamps/index.md"


@pytest.fixture(autouse=True)
def posts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two posts with code, of which one counts its runs in a way that nobody can repeat."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(ROOT / "tests/cases/executed_code/content", CONTENT)
    (CONTENT / "blog/clock.md").write_text(
        "Title: T\n\n```{.python .run}\nimport time\nprint(time.time_ns())\n```\n", encoding="utf-8"
    )


def said(capsys: pytest.CaptureFixture[str], name: str = "", check: bool = False) -> list[str]:
    """Return what is printed, with N for the seconds that a run took."""
    run(name, check, CONTENT)
    return re.sub(r"[\d.]+ s;", "N s;", capsys.readouterr().out).splitlines()


def failure(name: str = "", check: bool = False) -> list[str]:
    with pytest.raises(CommandError) as error:
        run(name, check, CONTENT)
    return str(error.value).splitlines()


def test_all_that_has_changed_is_run_and_kept(capsys: pytest.CaptureFixture[str]) -> None:
    assert failure(check=True) == [
        "content/blog/clock.md:3: the code of this post has not been run yet (./inv run clock)",
        f"{POST}:7: the code of this post has not been run yet (./inv run lamps)",
    ]
    assert said(capsys) == [
        "content/blog/clock.md: all is new",
        "  ran 1 cell in N s; commit content/_freeze/blog/clock/",
        f"{POST}: all is new",
        "  ran 4 cells in N s; commit content/_freeze/blog/lamps/",
    ]
    assert said(capsys) == ["nothing to run: the results of 2 posts are those of the code"]
    assert said(capsys, check=True) == said(capsys)
    (POST.parent / "oil.csv").write_text("lamp,oil\nlarge,3\n", encoding="utf-8")
    assert said(capsys)[0] == f"{POST}: oil.csv has changed"


def test_results_of_a_renamed_post_are_to_be_moved_and_what_else_waits_is_run(
    capsys: pytest.CaptureFixture[str],
) -> None:
    run("", content=CONTENT)
    POST.parent.rename(CONTENT / "blog/lanterns")
    (CONTENT / "blog/clock.md").rename(CONTENT / "blog/watch.md")
    watch = CONTENT / "blog/watch.md"
    watch.write_text(watch.read_text("utf-8").replace("time_ns())", "time_ns(), 1)"), "utf-8")
    capsys.readouterr()
    told = [
        f"{FREEZE}/clock/results.json:1: is of no post that runs code (delete its folder)",
        f"{FREEZE}/lamps/results.json:1: is of no post that runs code (if that was renamed: "
        f"git mv {FREEZE}/lamps {FREEZE}/lanterns; else delete its folder)",
    ]
    assert failure() == told
    assert re.sub(r"[\d.]+ s;", "N s;", capsys.readouterr().out).splitlines() == [
        f"{watch}: all is new",
        f"  ran 1 cell in N s; commit {FREEZE}/watch/",
    ]
    assert failure(check=True) == told
    shutil.rmtree(FREEZE / "clock")
    (FREEZE / "lamps").rename(FREEZE / "lanterns")
    assert said(capsys) == ["nothing to run: the results of 2 posts are those of the code"]


def test_site_without_code_has_nothing_to_run(capsys: pytest.CaptureFixture[str]) -> None:
    shutil.rmtree(CONTENT / "blog")
    assert said(capsys) == ["nothing to run: no post has code"]


def test_site_without_the_plugin_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("commands.run.PLUGINS", Path("plugins"))
    assert failure() == ["plugins/executed_code/ is not there, which runs the code of posts"]


def test_post_that_is_named_is_run_anew(capsys: pytest.CaptureFixture[str]) -> None:
    run("", content=CONTENT)
    capsys.readouterr()
    before = (FREEZE / "lamps/results.json").read_bytes()
    for name in ("lamps", "blog/lamps", str(POST), str(POST.parent), f"{POST.parent}/"):
        assert said(capsys, name) == [
            f"{POST}: nothing has changed",
            "  ran 4 cells in N s; the results are those that were there",
        ]
    assert (FREEZE / "lamps/results.json").read_bytes() == before
    assert said(capsys, "clock") == [
        "content/blog/clock.md: nothing has changed",
        "  ran 1 cell in N s; commit content/_freeze/blog/clock/",
        "  the results are others than before (seed what is random)",
    ]


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("lamp", f"lamp: is no post and no news item (did you mean '{POST}'?)"),
        ("blog/lapms/", f"blog/lapms/: is no post and no news item (did you mean '{POST}'?)"),
        ("xyz", "xyz: is no post and no news item (write its file, its folder or its name)"),
    ],
)
def test_post_that_is_none_is_told(name: str, problem: str) -> None:
    assert failure(name) == [problem]


def test_failures_are_told_together_and_what_runs_is_kept() -> None:
    (POST.parent / "model.py").write_text("1 / 0\n", encoding="utf-8")
    assert failure() == [
        f"content/blog/lamps/model.py:1: cell 1 of {POST}:10: ZeroDivisionError: division by zero"
        " (mend it; what it gave before is kept)"
    ]
    assert sorted(folder.name for folder in FREEZE.iterdir()) == ["clock"]


def test_option_that_is_wrong_is_told_before_anything_is_run() -> None:
    POST.write_text(POST.read_text("utf-8").replace(".run .folded", ".run .foldet"), "utf-8")
    assert failure() == [
        f"{POST}:29: '.foldet' says nothing of code that is run (did you mean 'folded'?)",
        f"{POST}:46: '.foldet' says nothing of code that is run (did you mean 'folded'?)",
    ]
    assert not FREEZE.exists()


@pytest.mark.parametrize(
    ("line", "read"),
    [
        (["run"], ["run"]),
        (["run", "lamps"], ["run", "--post", "lamps"]),
        (["run", "--check", "lamps"], ["run", "--check", "--post", "lamps"]),
        (["run", "--post", "lamps"], ["run", "--post", "lamps"]),
        (["build"], ["build"]),
    ],
)
def test_post_stands_behind_the_task_without_a_flag(line: list[str], read: list[str]) -> None:
    assert with_flag(line) == read
