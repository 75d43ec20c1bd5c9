"""What was published to two targets at once: listed, brought back, read back."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from commands.errors import CommandError
from commands.releases import roll_back, show_history, verify
from commands.targets.folder import FolderTarget
from commands.targets.git_branch import GitBranchTarget

SETTINGS = """\
PUBLISH_TO = [
    {"target": "folder", "path": "published"},
    {"target": "git", "remote": "./pages.git"},
]
"""


@pytest.fixture
def conf(site: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The settings of a site with a folder and a branch, to which three sites were published."""
    for name, value in {"NAME": "Ada Lovelace", "EMAIL": "ada@lamps.example"}.items():
        monkeypatch.setenv(f"GIT_AUTHOR_{name}", value)
    subprocess.run(["git", "init", "--quiet", "--bare", "pages.git"], cwd=site, check=True)
    with (site / "siteconf.py").open("a", encoding="utf-8") as settings:
        settings.write(SETTINGS)
    for text in ("one", "two", "three"):
        (site / "built").mkdir(exist_ok=True)
        (site / "built" / f"{text}.html").write_text(text, encoding="utf-8")
        for target in targets(site):
            target.publish(site / "built")
    return site / "siteconf.py"


def targets(folder: Path) -> tuple[FolderTarget, GitBranchTarget]:
    pages = GitBranchTarget(folder, str(folder / "pages.git"), "gh-pages")
    return FolderTarget(folder / "published"), pages


def on_branch(conf: Path) -> list[str]:
    command = ["git", "ls-tree", "--name-only", "gh-pages"]
    pages = conf.parent / "pages.git"
    done = subprocess.run(command, cwd=pages, capture_output=True, text=True, check=True)
    return done.stdout.split()[1:]


def in_folder(conf: Path) -> list[str]:
    return sorted(path.name for path in (conf.parent / "published/current").iterdir())


def test_history_shows_time_id_pages_and_steps(
    conf: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    roll_back("1", conf)
    capsys.readouterr()
    show_history(conf)
    shown = iter(capsys.readouterr().out.splitlines())
    for target, place in zip(targets(conf.parent), ("published", "gh-pages of "), strict=True):
        kept = [(f"{one.time:%Y-%m-%d %H:%M} UTC", one.id) for one in target.releases()]
        assert place in next(shown)
        assert [next(shown) for _ in kept] == [
            f"           {kept[0][0]}  {kept[0][1]:<18}  3 pages",
            f"  current  {kept[1][0]}  {kept[1][1]:<18}  2 pages",
            f"        1  {kept[2][0]}  {kept[2][1]:<18}  1 page",
        ]
    assert list(shown) == []


def test_history_of_nothing(conf: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = conf.read_text(encoding="utf-8")
    conf.write_text(text.replace('"published"', '"empty"'), encoding="utf-8")
    show_history(conf)
    assert capsys.readouterr().out.startswith(f"{conf.parent}/empty: nothing is published\n")


@pytest.mark.parametrize(("steps", "left"), [("1", ["one", "two"]), ("2", ["one"])])
def test_rollback_is_that_of_every_target(conf: Path, steps: str, left: list[str]) -> None:
    roll_back(steps, conf)
    pages = sorted(f"{name}.html" for name in left)
    assert (in_folder(conf), on_branch(conf)) == (pages, pages)
    verify(conf)


def test_rollback_further_than_one_target_keeps_is_none(conf: Path) -> None:
    targets(conf.parent)[0].restore(targets(conf.parent)[0].releases()[2])
    with pytest.raises(CommandError) as error:
        roll_back("1", conf)
    assert str(error.value) == (
        f"{conf.parent}/published: there is no release 1 before the current one: none is kept"
        " (./inv publish history)\nnothing is rolled back"
    )
    assert len(on_branch(conf)) == 3


@pytest.mark.parametrize(("back", "kept"), [("0", "2 are kept"), ("1", "one is kept")])
def test_rollback_too_far_says_how_many_are_kept(conf: Path, back: str, kept: str) -> None:
    if back != "0":
        roll_back(back, conf)
    with pytest.raises(CommandError) as error:
        roll_back("3", conf)
    assert [line.endswith(f": {kept} (./inv publish history)") for line in told(error)] == [
        True,
        True,
        False,
    ]


def told(error: pytest.ExceptionInfo[CommandError]) -> list[str]:
    return str(error.value).splitlines()


def test_target_that_cannot_be_read_hides_no_other(
    conf: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = conf.read_text(encoding="utf-8")
    gone = '{"target": "git", "remote": "./gone.git"},'
    conf.write_text(text.replace("PUBLISH_TO = [", f"PUBLISH_TO = [{gone}"), encoding="utf-8")
    for command in (show_history, verify):
        with pytest.raises(CommandError, match="does not appear to be a git repository"):
            command(conf)
        assert f"{conf.parent}/published" in capsys.readouterr().out
    with pytest.raises(CommandError, match=r"git repository.*\nnothing is rolled back$"):
        roll_back("1", conf)
    assert len(on_branch(conf)) == 3


def test_rollback_that_fails_leaves_the_others(
    conf: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    (conf.parent / "published/.current").mkdir()  # in the way of the link
    with pytest.raises(CommandError):
        roll_back("1", conf)
    assert (len(in_folder(conf)), len(on_branch(conf))) == (3, 2)
    [line] = capsys.readouterr().out.splitlines()
    assert line.startswith("gh-pages of ")


@pytest.mark.parametrize("steps", ["0", "-1", "two"])
def test_rollback_by_no_number_is_told(conf: Path, steps: str) -> None:
    with pytest.raises(CommandError, match="is not a number of releases"):
        roll_back(steps, conf)


def test_verify_names_what_differs_on_each_target(
    conf: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    verify(conf)
    said = capsys.readouterr().out.splitlines()
    assert [line.rpartition(": ")[2] for line in said] == [
        "all files are as they were published"
    ] * 2
    current = conf.parent / "published/current"
    (current / "one.html").write_text("tampered", encoding="utf-8")
    for number in range(30):
        (current / f"x{number:02}.html").write_text("", encoding="utf-8")
    with pytest.raises(CommandError) as error:
        verify(conf)
    lines = str(error.value).splitlines()
    assert lines[0] == f"{conf.parent}/published: one.html: is not as it was published"
    assert (len(lines), lines[-2:]) == (
        22,
        [
            f"{conf.parent}/published: and 11 more",
            f"{conf.parent}/published: take what was not published into content/, or remove it"
            " there; then publish again: what is missing or changed comes back",
        ],
    )
