"""What tests run is installed where it may be, and missed without harm elsewhere."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from commands import programs as needed
from commands.programs import PROGRAMS, Program, install_programs
from commands.project import ROOT

LEFT_OUT = "No test reads the feeds in a feed reader: "


@pytest.fixture(autouse=True)
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is all of PATH, with nothing in it; we are root, and one program is needed."""
    reader = Program("newsboat", "newsboat", "reads the feeds in a feed reader")
    monkeypatch.setattr(needed, "PROGRAMS", (reader,))
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
    install_programs()
    assert (tmp_path / "asked").read_text().splitlines() == [
        "update --quiet",
        "install --quiet --yes --no-install-recommends newsboat",
    ]


def test_it_is_not_installed_twice(programs: Path, tmp_path: Path) -> None:
    program(programs / "newsboat")
    program(programs / "apt-get", f'echo "$@" >> {tmp_path / "asked"}')
    install_programs()
    assert not (tmp_path / "asked").exists()


def test_failed_install_is_told(programs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    program(programs / "apt-get", "exit 100")
    install_programs()
    failed = "apt-get update failed: install newsboat, then run this again"
    assert capsys.readouterr().out.splitlines()[-1] == LEFT_OUT + failed


def test_other_users_are_told_the_command(
    programs: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    program(programs / "apt-get")
    install_programs()
    command = "newsboat is not installed: run `sudo apt-get install newsboat`"
    assert capsys.readouterr().out == f"{LEFT_OUT}{command}\n"


def test_without_apt_that_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    install_programs()
    assert capsys.readouterr().out == (
        f"{LEFT_OUT}newsboat is not installed, and there is no apt-get: install it\n"
    )


def test_server_that_would_run_from_then_on_is_not_installed(
    programs: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    server = Program("lampd", "lamp-server", "lights a lamp", is_server=True)
    monkeypatch.setattr(needed, "PROGRAMS", (server,))
    monkeypatch.setattr(needed, "SYSTEMD", tmp_path / "systemd")
    program(programs / "apt-get", f'echo "$@" >> {tmp_path / "asked"}')
    (tmp_path / "systemd").mkdir()
    install_programs()
    told = "lamp-server is not installed, and would be started: install it if you want that"
    assert capsys.readouterr().out == f"No test lights a lamp: {told}\n"
    assert not (tmp_path / "asked").exists()
    (tmp_path / "systemd").rmdir()
    install_programs()
    assert (tmp_path / "asked").read_text().endswith("lamp-server\n")


def test_ci_installs_the_same() -> None:
    workflow = (ROOT / ".github/workflows/ci.yml").read_text(encoding="utf-8")
    [packages] = re.findall(r"sudo apt-get install --yes (.*)", workflow)
    assert {program.package for program in PROGRAMS} <= set(packages.split())
