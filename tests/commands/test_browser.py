"""Where the Chromium of the browser tests is looked for, and how it is installed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from commands.browser import ensure_chromium, find_chromium
from commands.errors import CommandError


@pytest.fixture(autouse=True)
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is all of PATH, with no browser anywhere."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.delenv("PLAYWRIGHT_BROWSERS_PATH", raising=False)
    return folder


def program(path: Path, text: str = "") -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{text}", encoding="utf-8")
    path.chmod(0o755)
    return str(path)


def test_nothing_is_found_where_there_is_none() -> None:
    assert find_chromium() is None


def test_named_program_comes_first(
    tmp_path: Path, programs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(programs / "chromium")
    mine = program(tmp_path / "mine")
    monkeypatch.setenv("CHROMIUM", mine)
    assert find_chromium() == mine


def test_named_program_that_is_missing_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROMIUM", "/gone")
    with pytest.raises(CommandError, match="CHROMIUM=/gone is not a program"):
        find_chromium()


@pytest.mark.parametrize(
    "name", ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
)
def test_program_on_path_is_found(programs: Path, name: str) -> None:
    chromium = program(programs / name)
    assert find_chromium() == chromium


@pytest.mark.parametrize(
    "layout",
    [
        ".cache/ms-playwright/chromium-{}/chrome-linux/chrome",
        ".cache/ms-playwright/chromium-{}/chrome-linux64/chrome",
        "Library/Caches/ms-playwright/chromium-{}/chrome-mac/Chromium.app/Contents/MacOS/Chromium",
    ],
)
def test_newest_of_playwright_is_found(tmp_path: Path, layout: str) -> None:
    program(tmp_path / "home" / layout.format(999))
    newest = program(tmp_path / "home" / layout.format(1200))
    assert find_chromium() == newest


def test_folder_of_playwright_can_be_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chrome = program(tmp_path / "browsers" / "chromium-1" / "chrome-linux" / "chrome")
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path / "browsers"))
    assert find_chromium() == chrome


def test_known_program_is_not_installed_again(programs: Path) -> None:
    program(programs / "apt-get", "exit 1")
    chromium = program(programs / "chromium")
    assert ensure_chromium() == chromium


def test_root_installs_it_with_apt(programs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    chromium = programs / "chromium"
    program(
        programs / "apt-get",
        f'[ "$1" = update ] || {{ printf "#!/bin/sh\\n" > {chromium}; /bin/chmod +x {chromium}; }}',
    )
    assert ensure_chromium() == str(chromium)


def test_failed_install_is_told(programs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    program(programs / "apt-get", "exit 100")
    with pytest.raises(CommandError, match="apt-get update failed"):
        ensure_chromium()


def test_other_users_are_told_the_command(programs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    program(programs / "apt-get")
    with pytest.raises(CommandError, match="run `sudo apt-get install chromium`"):
        ensure_chromium()


def test_without_apt_the_command_is_that_of_playwright() -> None:
    with pytest.raises(
        CommandError, match=r"run `.venv/bin/python -m playwright install chromium`"
    ):
        ensure_chromium()
