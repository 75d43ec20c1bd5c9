"""The feed reader of a test is installed where it may be, and missed without harm elsewhere."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from commands.newsboat import install_newsboat

LEFT_OUT = "No test reads the feeds in a feed reader: "


@pytest.fixture(autouse=True)
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is all of PATH, with nothing in it; we are root."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    return folder


def program(path: Path, text: str = "") -> None:
    path.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
    path.chmod(0o755)


def test_root_installs_it_with_apt(programs: Path, tmp_path: Path) -> None:
    program(programs / "apt-get", f'echo "$@" >> {tmp_path / "asked"}')
    install_newsboat()
    assert (tmp_path / "asked").read_text().splitlines() == [
        "update --quiet",
        "install --quiet --yes --no-install-recommends newsboat",
    ]


def test_it_is_not_installed_twice(programs: Path, tmp_path: Path) -> None:
    program(programs / "newsboat")
    program(programs / "apt-get", f'echo "$@" >> {tmp_path / "asked"}')
    install_newsboat()
    assert not (tmp_path / "asked").exists()


def test_failed_install_is_told(programs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    program(programs / "apt-get", "exit 100")
    install_newsboat()
    failed = "apt-get update failed: install newsboat, then run this again"
    assert capsys.readouterr().out.splitlines()[-1] == LEFT_OUT + failed


def test_other_users_are_told_the_command(
    programs: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    program(programs / "apt-get")
    install_newsboat()
    command = "newsboat is not installed: run `sudo apt-get install newsboat`"
    assert capsys.readouterr().out == f"{LEFT_OUT}{command}\n"


def test_without_apt_that_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    install_newsboat()
    assert capsys.readouterr().out == (
        f"{LEFT_OUT}newsboat is not installed, and there is no apt-get: install it\n"
    )
