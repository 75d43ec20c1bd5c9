"""What a function gave is given again for the same values, code and versions, and else made."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from fast_build.kept_file import MOST_SURROUNDINGS
from fast_build.kept_results import KeptResults
from fast_build.workers import Workers

copied = pytest.mark.skipif(sys.platform != "linux", reason="no process is copied there")
MADE: list[object] = []  # what functions were called with


def doubled(text: str, times: int = 2) -> tuple[str, int]:
    MADE.append(text)
    return text * times, times


def said(text: str) -> str:
    MADE.append(text)
    sys.stdout.write(f"of {text}")
    return text


def read(path: str) -> str:
    MADE.append(path)
    return Path(path).read_text("utf-8")


def sought(path: str) -> bool:
    MADE.append(path)
    return Path(path).exists()


def strange(text: str) -> frozenset[str]:
    MADE.append(text)
    return frozenset(text)


def failed(text: str) -> None:
    sys.stdout.write(f"before {text}")
    raise ValueError("odd")


Build = Callable[..., list[object]]


@pytest.fixture
def build(tmp_path: Path) -> Build:
    """Calls a function with each of some values, as one build does; returns what was made."""
    (tmp_path / "plugins").mkdir()

    def build(*texts: Any, function: Callable[..., Any] = doubled) -> list[object]:
        MADE.clear()
        keep = kept(tmp_path)
        for text in texts:
            assert keep(function, text) == function(text)
            MADE.pop()
        keep.save()
        return list(MADE)

    return build


def kept(folder: Path) -> KeptResults:
    return KeptResults({"PATH": str(folder / "content"), "PLUGIN_PATHS": [str(folder / "plugins")]})


def rows(folder: Path, change: str = "SELECT key FROM result") -> list[Any]:
    with closing(sqlite3.connect(folder / ".cache/fast_build.sqlite")) as found, found:
        return found.execute(change).fetchall()


def test_what_was_made_by_a_build_is_not_made_by_the_next(build: Build) -> None:
    assert build("a", "b", "a") == ["a", "b"]
    assert build("a", "b", "c") == ["c"]
    assert build("a", "b", "c") == []


def test_values_are_told_apart_with_their_kinds(tmp_path: Path) -> None:
    keep = kept(tmp_path)
    values = [("a", 1), ("a", 2), ("a1",), ("a", True)]
    assert [keep(doubled, *one) for one in values] == [doubled(*one) for one in values]


def test_other_code_makes_all_again(tmp_path: Path, build: Build) -> None:
    build("a")
    (tmp_path / "plugins/odd.py").touch()
    assert build("a") == ["a"]
    assert build("a") == []


def test_what_a_build_does_not_ask_for_is_dropped(tmp_path: Path, build: Build) -> None:
    build("a", "b")
    build("b", "c")
    assert len(rows(tmp_path)) == 2
    assert build("b", "c") == []


def test_the_last_few_surroundings_are_kept(tmp_path: Path, build: Build) -> None:
    for number in range(MOST_SURROUNDINGS + 1):
        (tmp_path / "plugins/odd.py").write_text(str(number), "utf-8")
        build("a")
    assert len(rows(tmp_path)) == MOST_SURROUNDINGS
    assert build("a") == []


def test_what_says_something_says_it_each_time_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in range(2):
        keep = kept(tmp_path)
        assert keep(said, "a") == "a"
        keep.save()
        assert capsys.readouterr().out == "of a"


@pytest.mark.parametrize("function", [read, sought])
def test_what_asks_for_a_file_is_made_each_time(
    tmp_path: Path, build: Build, function: Callable[..., Any]
) -> None:
    file = tmp_path / "a.txt"
    for text in ("a", "b"):
        file.write_text(text, "utf-8")
        assert build(str(file), function=function) == [str(file)]


def test_what_is_not_plain_is_made_each_time(build: Build) -> None:
    for _ in range(2):
        assert build("a", function=strange) == ["a"]
        assert build(frozenset("a"), function=strange) == [frozenset("a")]


def test_an_error_is_raised_with_what_was_said_before(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(ValueError, match="odd"):
        kept(tmp_path)(failed, "a")
    assert capsys.readouterr().out == "before a"


@pytest.mark.parametrize(
    "function",
    [lambda text: text, partial(doubled, times=3), "a".join, len],
    ids=["lambda", "partial", "method", "builtin"],
)
def test_what_may_hold_values_of_its_own_is_refused(tmp_path: Path, function: Any) -> None:
    with pytest.raises(TypeError, match="function of a module"):
        kept(tmp_path)(function, "a")


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE result SET value = CAST('\"c\"' AS BLOB)",
        "UPDATE result SET value = NULL, seal = NULL",
        "UPDATE result SET (value, seal) = (SELECT value, seal FROM result LIMIT 1)",
        "PRAGMA user_version = 1",
    ],
)
def test_what_is_damaged_is_discarded_with_one_line(
    tmp_path: Path, build: Build, damage: str, capsys: pytest.CaptureFixture[str]
) -> None:
    build("a", "b")
    rows(tmp_path, damage)
    assert build("a", "b") == ["a", "b"]
    file = tmp_path / ".cache/fast_build.sqlite"
    assert [line.partition(":")[0] for line in capsys.readouterr().err.splitlines()] == [
        f"{file} cannot be used, and is made anew"
    ]
    assert build("a", "b") == []


def test_where_nothing_can_be_kept_all_is_made(tmp_path: Path, build: Build) -> None:
    (tmp_path / ".cache").touch()  # no folder can be made there
    assert build("a") == ["a"]
    assert build("a") == ["a"]


@copied
def test_a_copy_of_the_process_tells_what_it_made(tmp_path: Path, build: Build) -> None:
    build("a", "b")
    keep = kept(tmp_path)
    keep(doubled, "a")
    news = in_a_copy(lambda: [keep(doubled, "b"), keep(doubled, "c")] and keep.news())
    keep.hear(news[0])
    keep.save()
    assert len(rows(tmp_path)) == 3
    assert build("a", "b", "c") == []


@copied
def test_a_copy_that_asked_for_nothing_tells_nothing(tmp_path: Path) -> None:
    keep = kept(tmp_path)
    keep(doubled, "a")
    assert in_a_copy(keep.news) == {0: b""}


@copied
def test_a_copy_leaves_it_to_the_process_to_tell_of_damage(
    tmp_path: Path, build: Build, capfd: pytest.CaptureFixture[str]
) -> None:
    build("a")
    rows(tmp_path, "UPDATE result SET value = NULL")
    keep = kept(tmp_path)
    assert in_a_copy(lambda: b"%d" % len(keep(doubled, "a"))) == {}
    assert capfd.readouterr().err == ""
    assert keep(doubled, "a") == ("aa", 2)
    assert len(capfd.readouterr().err.splitlines()) == 1


def in_a_copy(work: Callable[[], bytes]) -> dict[int, bytes]:
    """Return the answer of a copy of this process, by its number; nothing where it has none."""
    return dict(Workers(lambda _: work(), 1, 1).answers())
