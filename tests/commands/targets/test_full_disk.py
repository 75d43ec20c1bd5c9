"""A disk that is full: what is published stays, a line says so, and the next publish works."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from commands.errors import CommandError
from commands.targets import Target
from commands.targets.folder import FolderTarget
from commands.targets.git_branch import GitBranchTarget
from commands.targets.s3 import S3Target


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of a megabyte."""
    folder = tmp_path / "disk"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder]
    if subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("no disk can be mounted here")
    yield folder
    subprocess.run(["umount", folder], check=True)


@pytest.fixture
def built(tmp_path: Path) -> Path:
    (tmp_path / "built").mkdir()
    return tmp_path / "built"


def site(built: Path, text: str, size: int = 0) -> Path:
    (built / "index.html").write_text(text, encoding="utf-8")
    (built / "much.bin").write_bytes(os.urandom(size))
    return built


def shown_now(target: Target) -> str:
    with target.published() as folder:
        assert folder
        return (folder / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("full", ["folder", "remote", "project", "kept of a bucket"])
def test_full_disk_is_told_and_loses_nothing(
    full: str, disk: Path, built: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    monkeypatch = request.getfixturevalue("monkeypatch")
    for name, value in {"NAME": "Ada Lovelace", "EMAIL": "ada@lamps.example"}.items():
        monkeypatch.setenv(f"GIT_AUTHOR_{name}", value)
    target: Target = FolderTarget(disk / "published")
    if full == "kept of a bucket":
        bucket, endpoint = map(request.getfixturevalue, ("bucket", "endpoint"))
        target = S3Target(disk, bucket.name, endpoint)
    elif full != "folder":
        project, remote = tmp_path / "project", disk / "remote.git"
        if full == "project":
            project, remote = disk / "project", tmp_path / "remote.git"
        project.mkdir()
        subprocess.run(["git", "init", "--quiet", "--bare", "--template=", remote], check=True)
        target = GitBranchTarget(project, str(remote), "gh-pages")
    target.publish(site(built, "first"))
    for _ in range(3):  # what one leaves does not fill the disk
        with pytest.raises(CommandError) as error:
            target.publish(site(built, "second", 2_000_000))
        *where, told = str(error.value).split(": ")
        assert told == "no space is left there (make some, then publish again)"
        assert Path(where[0].removeprefix("gh-pages of ")).is_relative_to(disk)
        assert shown_now(target) == "first"
        assert target.differences() == []
    target.publish(site(built, "third", 300_000))
    assert shown_now(target) == "third"
