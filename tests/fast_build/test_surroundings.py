"""Settings, plugins and packages are told from others by a digest, or refused."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest
from fast_build.surroundings import UndescribedError, described, surroundings

Make = Callable[[], object]


class Thing:
    def __init__(self, value: object) -> None:
        self.value = value


class Slotted:
    __slots__ = ("value",)

    def __init__(self, value: object) -> None:
        self.value = value


@dataclass(frozen=True)
class Record:
    value: object


def looped(value: object) -> list[object]:
    made: list[object] = [value]
    made.append(made)
    return made


@pytest.mark.parametrize(
    "make",
    [
        str, Thing, Slotted, Record, looped, lambda v: [v], lambda v: (v,), lambda v: {v: 1},
        lambda v: {1: v}, lambda v: {v, "b"}, lambda v: Path(f"a/{v}"), lambda v: partial(print, v),
        lambda v: re.compile(str(v)), lambda v: partial(print, end=v),
    ],
)  # fmt: skip
def test_values_are_told_apart_by_what_they_are_made_of(make: Callable[[object], object]) -> None:
    assert described(make("x")) == described(make("x"))
    assert described(make("x")) != described(make("y"))


def test_kinds_are_told_apart() -> None:
    values = [1, 1.0, True, "1", b"1", None, [1], (1,), {1}, {1: 1}, Thing(1), Record(1), len, str]
    assert len({described(value) for value in values}) == len(values)


def test_what_cannot_be_copied_is_not_described() -> None:
    with pytest.raises(UndescribedError, match="generator"):
        described({"a": [iter([1]), (number for number in range(3))]})


class Odd:
    def __reduce_ex__(self, _: object) -> str:
        raise ValueError("not to be copied")


def test_what_refuses_to_be_copied_is_not_described() -> None:
    with pytest.raises(UndescribedError, match="Odd"):
        described(Odd())


def test_another_setting_or_plugin_is_another_surrounding(tmp_path: Path) -> None:
    settings = {"PLUGIN_PATHS": [str(tmp_path)], "OUTPUT_PATH": "a", "SITENAME": "a", "TOLD": "a"}

    def digest(**changes: object) -> str:
        return surroundings({**settings, **changes}, Thing(1), ("TOLD",))

    first = digest()
    assert digest(OUTPUT_PATH="b", TOLD="b") == first
    assert digest(SITENAME="b") != first
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__/plugin.pyc").touch()
    assert digest() == first
    (tmp_path / "plugin.py").touch()
    assert digest() != first


def test_a_module_that_settings_use_is_part_of_the_surroundings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "odd_slugs.py"
    file.write_text("def slug(text): return text", "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    __import__("odd_slugs")
    settings: dict[str, object] = {"PLUGIN_PATHS": []}
    first = surroundings(settings, Thing(1), ())
    assert surroundings(settings, Thing(1), ()) == first
    file.write_text("def slug(text): return text.lower()", "utf-8")
    assert surroundings(settings, Thing(1), ()) != first


def test_a_folder_that_a_link_leads_to_is_of_the_plugins(tmp_path: Path) -> None:
    (tmp_path / "plugins").mkdir()
    (tmp_path / "else").mkdir()
    (tmp_path / "plugins/linked").symlink_to("../else")
    (tmp_path / "else/round").symlink_to("../plugins")
    settings = {"PLUGIN_PATHS": [str(tmp_path / "plugins")]}
    first = surroundings(settings, Thing(1), ())
    (tmp_path / "else/data.txt").touch()
    assert surroundings(settings, Thing(1), ()) != first


def test_what_cannot_be_read_beside_plugins_is_no_plugin(tmp_path: Path) -> None:
    (tmp_path / ".#open.py").symlink_to("user@host.123")  # as Emacs marks a file that is open
    os.mkfifo(tmp_path / "pipe")
    assert surroundings({"PLUGIN_PATHS": [str(tmp_path)]}, Thing(1), ())
