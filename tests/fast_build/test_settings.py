"""What the settings of fast_build may be, and what is told of other values."""

from __future__ import annotations

from pathlib import Path

import pytest
from fast_build.settings import check_settings
from pelican import Pelican

from commands.errors import CommandError
from commands.pelican_problems import pelican_problems

from .small_site import small_settings, write_site

NO_NUMBER = "is not a whole number of at least 1 (write one without quotes, or leave it out)"
NO_FLAG = "is neither True nor False (write one of them, or leave it out)"


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ({"FAST_BUILD_PROCESSES": "two"}, f"FAST_BUILD_PROCESSES: 'two' {NO_NUMBER}"),
        ({"FAST_BUILD_PROCESSES": "2"}, f"FAST_BUILD_PROCESSES: '2' {NO_NUMBER}"),
        ({"FAST_BUILD_PROCESSES": 0}, f"FAST_BUILD_PROCESSES: 0 {NO_NUMBER}"),
        ({"FAST_BUILD_PROCESSES": -1}, f"FAST_BUILD_PROCESSES: -1 {NO_NUMBER}"),
        ({"FAST_BUILD_PROCESSES": 2.5}, f"FAST_BUILD_PROCESSES: 2.5 {NO_NUMBER}"),
        ({"FAST_BUILD_PROCESSES": True}, f"FAST_BUILD_PROCESSES: True {NO_NUMBER}"),
        ({"FAST_BUILD_PROCESSES": None}, f"FAST_BUILD_PROCESSES: None {NO_NUMBER}"),
        ({"FAST_BUILD_CACHE": "no"}, f"FAST_BUILD_CACHE: 'no' {NO_FLAG}"),
        ({"FAST_BUILD_CACHE": 0}, f"FAST_BUILD_CACHE: 0 {NO_FLAG}"),
        ({"FAST_BUILD_CACHE": None}, f"FAST_BUILD_CACHE: None {NO_FLAG}"),
    ],
)
def test_other_values_are_told(settings: dict[str, object], expected: str) -> None:
    with pytest.raises(ValueError, match="FAST_BUILD") as error:
        check_settings(settings)
    assert str(error.value) == f"pelicanconf.py:1: {expected}"


@pytest.mark.parametrize(
    "settings",
    [
        {},
        {"FAST_BUILD_PROCESSES": 1, "FAST_BUILD_CACHE": False},
        {"FAST_BUILD_PROCESSES": 1000, "FAST_BUILD_CACHE": True},
    ],
)
def test_what_they_may_be_is_taken(settings: dict[str, object]) -> None:
    check_settings(settings)


def test_a_build_tells_all_of_them_at_once_and_reads_nothing(tmp_path: Path) -> None:
    changes = {"FAST_BUILD_PROCESSES": "two", "FAST_BUILD_CACHE": 1}
    settings = small_settings(write_site(tmp_path), tmp_path / "output", **changes)
    with pytest.raises(CommandError) as error, pelican_problems():
        Pelican(settings)
    assert str(error.value).splitlines() == [
        f"pelicanconf.py:1: FAST_BUILD_PROCESSES: 'two' {NO_NUMBER}",
        f"pelicanconf.py:1: FAST_BUILD_CACHE: 1 {NO_FLAG}",
    ]
