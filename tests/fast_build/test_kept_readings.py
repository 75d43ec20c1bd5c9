"""What is kept is used where nothing has changed, and discarded where it is not as it was."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from fast_build.inputs import input_digest
from fast_build.kept_file import MOST_SURROUNDINGS
from fast_build.kept_readings import KeptReadings, Reading

PATHS = ["/a.md", "/b.md"]


def kept(file: Path, surroundings: str = "here") -> KeptReadings:
    return KeptReadings(file, surroundings, lambda how, path: f"{how} {path}")


def reading(path: str, digest: str = "") -> Reading:
    return Reading(path, {("opened", path): digest or f"opened {path}"}, path.encode())


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where two readings are kept."""
    file = tmp_path / "cache/fast_build.sqlite"
    kept(file).keep(map(reading, PATHS), PATHS)
    return file


def test_a_reading_is_found_again(file: Path) -> None:
    assert kept(file).of(["/b.md", "/c.md"]) == {"/b.md": b"/b.md"}


def test_a_reading_of_other_inputs_or_surroundings_is_none(file: Path) -> None:
    kept(file).keep([reading("/a.md", "another digest")], PATHS)
    assert kept(file).of(PATHS) == {"/b.md": b"/b.md"}
    assert kept(file, "there").of(PATHS) == {}


def test_readings_of_files_that_are_gone_are_dropped(file: Path) -> None:
    one = kept(file)
    one.of(["/b.md"])
    one.keep([], ["/b.md"])
    assert kept(file).of(PATHS) == {"/b.md": b"/b.md"}


def test_the_last_few_surroundings_are_kept(file: Path) -> None:
    for number in range(MOST_SURROUNDINGS):
        kept(file, str(number)).keep(map(reading, PATHS), PATHS)
    assert kept(file).of(PATHS) == {}
    assert kept(file, "0").of(PATHS) == {"/a.md": b"/a.md", "/b.md": b"/b.md"}


def spoil_row(file: Path) -> None:
    with closing(sqlite3.connect(file)) as rows, rows:
        rows.execute("UPDATE reading SET value = ? WHERE path = ?", (b"/A.md", "/a.md"))


def spoil_kind(file: Path) -> None:
    with closing(sqlite3.connect(file)) as rows, rows:
        rows.execute("UPDATE reading SET inputs = NULL")


def be_older(file: Path) -> None:
    with closing(sqlite3.connect(file)) as rows, rows:
        rows.execute("PRAGMA user_version = 0")


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:5000])


def be_foreign(file: Path) -> None:
    file.write_bytes(b"no database " * 1000)


@pytest.mark.parametrize("damage", [spoil_row, spoil_kind, be_older, cut, be_foreign])
def test_what_is_damaged_is_discarded_with_one_line(
    file: Path, damage: object, capsys: pytest.CaptureFixture[str]
) -> None:
    damage(file)  # type: ignore[operator]  # one of those above
    assert kept(file).of(PATHS) == {}
    assert [line.partition(":")[0] for line in capsys.readouterr().err.splitlines()] == [
        f"{file} cannot be used, and is made anew"
    ]
    kept(file).keep(map(reading, PATHS), PATHS)
    assert kept(file).of(PATHS) == {"/a.md": b"/a.md", "/b.md": b"/b.md"}
    assert capsys.readouterr().err == ""


def test_where_nothing_can_be_kept_nothing_is(tmp_path: Path) -> None:
    (tmp_path / "cache").touch()  # no folder can be made there
    file = tmp_path / "cache/fast_build.sqlite"
    kept(file).keep(map(reading, PATHS), PATHS)
    assert kept(file).of(PATHS) == {}


def test_a_path_that_is_no_text_is_not_kept(file: Path) -> None:
    odd = os.fsdecode(b"/caf\xe9.md")
    row = Reading(odd, {("opened", odd): ""}, b"odd")
    kept(file, "é").keep([row, reading("/é.md", "opened /é.md")], [odd, "/é.md"])
    assert kept(file, "é").of([odd, "/é.md"]) == {"/é.md": "/é.md".encode()}


@pytest.mark.parametrize("method", ["exists", "unlink"])
def test_what_is_forbidden_is_left_alone(
    file: Path, method: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forbidden(*_: object, **__: object) -> None:
        raise PermissionError

    be_foreign(file)
    monkeypatch.setattr(Path, method, forbidden)
    assert kept(file).of(PATHS) == {}


def test_another_build_that_writes_is_waited_for_and_then_left_alone(
    file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("fast_build.kept_file.PATIENCE", 0.01)
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert kept(file).of(PATHS) == {}
        kept(file).keep([reading("/a.md")], PATHS)
    assert kept(file).of(PATHS) == {"/a.md": b"/a.md", "/b.md": b"/b.md"}
    assert capsys.readouterr().err == ""


def test_an_input_is_told_by_its_bytes(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(b"a")
    before = input_digest("opened", str(file))
    file.write_bytes(b"b")
    assert input_digest("opened", str(file)) != before
