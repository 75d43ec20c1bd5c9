"""One publish at a time, for as long as anything of it runs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from commands.errors import CommandError
from commands.targets import lock
from commands.targets.lock import held_alone


def test_what_a_killed_publish_has_started_holds_the_lock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock, "PATIENCE", 0.0)
    with held_alone(tmp_path / "lock", "here") as held:
        wait = [sys.executable, "-c", "input()"]
        orphan = subprocess.Popen(wait, stdin=subprocess.PIPE, pass_fds=(held,))
    with (
        pytest.raises(CommandError, match="here: another publish is under way"),
        held_alone(tmp_path / "lock", "here"),
    ):
        pass
    orphan.communicate(b"\n")
    with held_alone(tmp_path / "lock", "here"):
        pass
