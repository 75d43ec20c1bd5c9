"""The built site passes the gate that stands before publishing."""

from __future__ import annotations

from pathlib import Path

from commands.gate import site_problems


def test_the_gate_finds_nothing(built: Path) -> None:
    assert site_problems(built, "https://viks.me") == []
