"""What a file is read from is watched: files opened, folders listed, files looked for."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from fast_build.inputs import ABSENT, LISTED, LOOKED_AT, OPENED, input_digest, is_of_system, watched


def test_each_use_of_a_file_is_an_input(tmp_path: Path) -> None:
    here, gone, folder = tmp_path / "a.txt", tmp_path / "gone.txt", tmp_path / "folder"
    here.write_text("a", encoding="utf-8")
    folder.mkdir()
    (tmp_path / "known").mkdir()
    (tmp_path / "known/b.txt").touch()
    with watched([str(tmp_path / "known")]) as watch:
        here.read_text(encoding="utf-8")
        (tmp_path / "known/b.txt").read_bytes()
        gone.exists()
        list(folder.iterdir())
        with pytest.raises(FileNotFoundError):
            gone.read_bytes()
    assert watch.inputs == {
        (OPENED, str(here)): input_digest(OPENED, str(here)),
        (LOOKED_AT, str(gone)): ABSENT,
        (LISTED, str(folder)): input_digest(LISTED, str(folder)),
        (OPENED, str(gone)): ABSENT,
    }
    assert watch.is_whole()


def test_nothing_is_watched_afterwards(tmp_path: Path) -> None:
    stat = os.stat
    with watched([]) as watch:
        pass
    (tmp_path / "a.txt").write_text("a", encoding="utf-8")
    assert (watch.inputs, watch.is_whole(), os.stat) == ({}, True, stat)


def test_a_file_that_changes_while_it_is_read_is_no_sure_input(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("a", encoding="utf-8")
    with watched([]) as watch:
        file.read_bytes()
    file.write_text("b", encoding="utf-8")
    assert not watch.is_whole()


def test_a_file_that_is_written_is_more_than_a_reading(tmp_path: Path) -> None:
    with watched([]) as watch:
        (tmp_path / "a.txt").write_text("a", encoding="utf-8")
        (tmp_path / "a.txt").read_bytes()
    assert (watch.inputs, watch.is_whole()) == ({}, False)


@pytest.mark.parametrize(("program", "sure"), [(sys.executable, True), ("/bin/true", False)])
def test_only_programs_of_this_environment_are_known(program: str, sure: bool) -> None:
    with watched([]) as watch:
        subprocess.run([program, "-c", ""], check=False)
    assert watch.is_whole() is sure


def test_what_is_beside_python_is_not_of_the_system() -> None:
    assert [is_of_system(path) for path in (sysconfig.__file__, pytest.__file__, "/dev/null")] == [
        True
    ] * 3
    assert is_of_system(f"{sys.base_prefix}/src/site/content/a.md") is False


@pytest.mark.skipif(not Path("/dev/shm").is_dir(), reason="has no folder in memory")
def test_a_site_in_memory_is_made_of_files_as_any_other() -> None:
    with TemporaryDirectory(dir="/dev/shm") as folder, watched([f"{folder}/known"]) as watch:
        file = Path(folder, "a.txt")
        file.exists()
        Path(folder, "known/a.txt").exists()
        Path("/dev/null").exists()
    assert watch.inputs == {(LOOKED_AT, str(file)): ABSENT}
