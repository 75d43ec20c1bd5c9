"""The built site passes the gate that stands before publishing."""

from __future__ import annotations

from pathlib import Path

from commands.gate import site_problems
from pelicanconf import STRUCTURED_DATA


def test_the_gate_finds_nothing(built: Path) -> None:
    assert site_problems(built, STRUCTURED_DATA["site_url"]) == []
