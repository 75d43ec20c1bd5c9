"""A file that would get the bytes that it has is left alone; any other is written as before."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from fast_build.unchanged_files import leave_unchanged_files, opened_to_write
from pelican import writers


@pytest.mark.parametrize("text", ["same é\n", "", "longer than it was\n", "x"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_file_gets_what_is_written(tmp_path: Path, text: str, encoding: str) -> None:
    plain, file = tmp_path / "plain.txt", tmp_path / "file.txt"
    for former in (None, "same é\n"):
        if former is not None:
            file.write_text(former, encoding)
        plain.write_text(text, encoding)
        with opened_to_write(str(file), "w", encoding=encoding) as opened:
            opened.write(text[:3])
            opened.write(text[3:])
        assert file.read_bytes() == plain.read_bytes()


def test_a_file_that_is_the_same_is_not_touched(tmp_path: Path) -> None:
    file = tmp_path / "file.txt"
    file.write_text("same é\n", "utf-8")
    os.utime(file, (0, 0))
    with opened_to_write(str(file), "w", encoding="utf-8") as opened:
        opened.write("same é\n")
    assert file.stat().st_mtime == 0


def test_what_cannot_be_written_is_told(tmp_path: Path) -> None:
    opened = opened_to_write(str(tmp_path / "no folder/file.txt"), "w", encoding="utf-8")
    with pytest.raises(FileNotFoundError, match="no folder"):
        opened.close()
    with opened_to_write(os.devnull, "w", encoding="utf-8") as nowhere:
        nowhere.write("text")


def test_what_is_opened_is_a_file_as_any_other(tmp_path: Path) -> None:
    file = tmp_path / "file.txt"
    with opened_to_write(str(file), "w", encoding="utf-8") as opened:
        opened.write("é")
        opened.flush()
        opened.buffer.write(b"\n")
        assert (opened.name, opened.encoding) == (str(file), "utf-8")
    assert file.read_bytes() == "é\n".encode()


def test_what_has_no_bytes_leaves_the_file_that_python_leaves(tmp_path: Path) -> None:
    file = tmp_path / "file.txt"
    file.write_text("former", "utf-8")
    with (
        pytest.raises(UnicodeEncodeError),
        opened_to_write(str(file), "w", encoding="utf-8") as opened,
    ):
        opened.write("\ud800")
    assert file.read_bytes() == b""


def test_pelican_writes_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writers, "open", None, raising=False)
    leave_unchanged_files()
    assert writers.open is opened_to_write
