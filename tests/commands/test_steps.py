"""What a step of a command says."""

from __future__ import annotations

import re

import pytest

from commands.steps import step


@pytest.mark.parametrize("name", ["comparing it", "comparing it with that"])
def test_step_and_its_end_are_apart(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with step(name):
        pass
    with pytest.raises(KeyboardInterrupt), step(name):
        raise KeyboardInterrupt
    said = re.sub(r"[\d.]+ s", "N s", capsys.readouterr().out)
    assert said == f"{name:<21} N s\n{name:<21} stopped\n"
