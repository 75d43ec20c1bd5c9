"""The lock files against pyproject.toml."""

from __future__ import annotations

from pathlib import Path

import pytest

from commands.errors import CommandError
from commands.lock import check_locks, lock_problems
from commands.project import ROOT

PYPROJECT = """\
[project]
dependencies = ["Some.Thing[extra]~=1.2"]
[dependency-groups]
dev = ["tool>=3"]
"""
RUN = """\
# Made by a command
some-thing==1.2.3 ; python_full_version < '3.12' \\
    --hash=sha256:aa \\
    --hash=sha256:bb
some-thing==1.4 ; python_full_version >= '3.12' \\
    --hash=sha256:cc
    # via us
"""
DEV = RUN + "tool==3.0 \\\n    --hash=sha256:dd\n"


def problems(folder: Path, pyproject: str = PYPROJECT, run: str = RUN, dev: str = DEV) -> list[str]:
    (folder / "pyproject.toml").write_text(pyproject, encoding="utf-8")
    (folder / "requirements.txt").write_text(run, encoding="utf-8")
    (folder / "requirements-dev.txt").write_text(dev, encoding="utf-8")
    return lock_problems(folder)


def test_locks_of_this_project_hold() -> None:
    check_locks()


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_locks_of_this_project_name_no_place(name: str) -> None:
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if "://" in line or "--index" in line or "/home" in line] == []
    assert "./inv lock" in lines[1]


def test_both_locks_hold_the_same_versions() -> None:
    def pins(name: str) -> set[str]:
        lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
        return {line.split(";")[0].rstrip(" \\") for line in lines if "==" in line}

    assert pins("requirements.txt") - pins("requirements-dev.txt") == set()


def test_good_locks_have_no_problem(tmp_path: Path) -> None:
    assert problems(tmp_path) == []


def test_missing_lock_is_named(tmp_path: Path) -> None:
    problems(tmp_path)
    (tmp_path / "requirements.txt").unlink()
    assert lock_problems(tmp_path) == ["requirements.txt: is missing (run ./inv lock)"]


def test_dependency_without_a_version_is_named(tmp_path: Path) -> None:
    pyproject = PYPROJECT.replace('"tool>=3"', '"tool>=3", "other"')
    assert problems(tmp_path, pyproject) == [
        "requirements-dev.txt: other is missing (run ./inv lock)"
    ]


def test_version_that_pyproject_refuses_is_named(tmp_path: Path) -> None:
    assert problems(tmp_path, PYPROJECT.replace("~=1.2", "~=1.3")) == [
        "requirements.txt: Some.Thing 1.2.3 is not ~=1.3 (run ./inv lock)",
        "requirements-dev.txt: Some.Thing 1.2.3 is not ~=1.3 (run ./inv lock)",
    ]


def test_line_without_a_hash_is_named(tmp_path: Path) -> None:
    dev = DEV.replace(" \\\n    --hash=sha256:dd", "")
    assert problems(tmp_path, dev=dev) == [
        "requirements-dev.txt:8: 'tool==3.0' has no hash (run ./inv lock)"
    ]


@pytest.mark.parametrize("line", ["--index-url https://example.org", "-e .", "a @ https://b.c/d"])
def test_address_and_option_are_named(tmp_path: Path, line: str) -> None:
    assert problems(tmp_path, run=RUN + line + "\n") == [
        f"requirements.txt:8: {line!r} is an address or an option (run ./inv lock)"
    ]


def test_range_is_named(tmp_path: Path) -> None:
    assert problems(tmp_path, run=RUN + "other>=1 \\\n    --hash=sha256:ee\n") == [
        "requirements.txt:8: 'other>=1' is not one version (run ./inv lock)"
    ]


def test_all_problems_are_one_error(tmp_path: Path) -> None:
    problems(tmp_path, run="", dev="")
    with pytest.raises(CommandError) as error:
        check_locks(tmp_path)
    assert str(error.value).splitlines() == [
        "requirements.txt: Some.Thing is missing (run ./inv lock)",
        "requirements-dev.txt: Some.Thing is missing (run ./inv lock)",
        "requirements-dev.txt: tool is missing (run ./inv lock)",
    ]
