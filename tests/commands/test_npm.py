"""The packages of npm that tests run: installed once, whole, and left out where they cannot be."""

from __future__ import annotations

from pathlib import Path

import pytest

from commands.errors import CommandError
from commands.npm import NoNpmError, npm_folder

PACKAGES = {"@scope/second": "2.0.0", "first": "1.2.3"}
# What npm does: notes what it was asked for, and lays the packages down.
NPM = 'echo "$@" >> {asked}; /bin/mkdir -p node_modules/first; echo made > node_modules/first/made'


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is all of PATH, with nothing in it."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    return folder


def program(path: Path, text: str = "") -> None:
    path.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
    path.chmod(0o755)


def test_packages_are_installed_once_and_kept(programs: Path, tmp_path: Path) -> None:
    program(programs / "node")
    program(programs / "npm", NPM.format(asked=tmp_path / "asked"))
    cache = tmp_path / "project/.cache"
    folder = npm_folder(PACKAGES, cache)
    assert npm_folder(PACKAGES, cache) == folder
    assert [path.name for path in cache.iterdir()] == ["_scope_second-2.0.0-first-1.2.3"]
    assert (folder / "node_modules/first/made").read_text() == "made\n"
    (asked,) = (tmp_path / "asked").read_text().splitlines()
    assert asked.startswith("install --no-package-lock --no-save ")
    assert asked.endswith(" @scope/second@2.0.0 first@1.2.3")


def test_other_versions_stand_beside_those(programs: Path, tmp_path: Path) -> None:
    program(programs / "node")
    program(programs / "npm", NPM.format(asked=tmp_path / "asked"))
    assert npm_folder({"first": "1.0.0"}, tmp_path) != npm_folder({"first": "2.0.0"}, tmp_path)


def test_folder_that_another_made_meanwhile_is_taken(programs: Path, tmp_path: Path) -> None:
    program(programs / "node")
    theirs = tmp_path / "cache/first-1.2.3/node_modules/first"
    program(programs / "npm", f"/bin/mkdir -p {theirs}")
    assert npm_folder({"first": "1.2.3"}, tmp_path / "cache") == theirs.parents[1]
    assert theirs.is_dir()


@pytest.mark.parametrize("missing", ["node", "npm"])
def test_missing_program_is_named(programs: Path, tmp_path: Path, missing: str) -> None:
    program(programs / ("npm" if missing == "node" else "node"))
    with pytest.raises(NoNpmError, match=f"{missing} is not installed"):
        npm_folder(PACKAGES, tmp_path / "cache")


@pytest.mark.parametrize(
    "says",
    [
        "npm error code ENOTFOUND",
        "npm error code EAI_AGAIN",
        "npm error code ECONNREFUSED",
        "npm error code ERR_SOCKET_TIMEOUT",
    ],
)
def test_registry_out_of_reach_is_told_and_leaves_nothing(
    programs: Path, tmp_path: Path, says: str
) -> None:
    program(programs / "node")
    program(programs / "npm", f'/bin/mkdir -p node_modules; echo "{says}" >&2; exit 1')
    with pytest.raises(NoNpmError, match="npm cannot reach its registry"):
        npm_folder(PACKAGES, tmp_path / "cache")
    assert list((tmp_path / "cache").iterdir()) == []


def test_any_other_fault_of_npm_is_no_excuse(programs: Path, tmp_path: Path) -> None:
    program(programs / "node")
    program(programs / "npm", 'echo "npm error code ETARGET" >&2; exit 1')
    with pytest.raises(CommandError, match="npm did not install @scope/") as caught:
        npm_folder(PACKAGES, tmp_path / "cache")
    assert not isinstance(caught.value, NoNpmError)
    assert "ETARGET" in str(caught.value)
