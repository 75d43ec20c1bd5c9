"""What the system has against a publish, in a line."""

from __future__ import annotations

from pathlib import Path

import pytest

from commands.errors import CommandError
from commands.targets.os_errors import os_errors_told


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (
            PermissionError(13, "Permission denied", "/srv/site"),
            "/srv/site: Permission denied (let the user who publishes own it)",
        ),
        (
            OSError(28, "No space left on device", "/srv/site/.lock"),
            "no space is left on this machine (make some, then publish again)",
        ),
        (OSError(5, "Input/output error", Path("/srv/a")), "/srv/a: Input/output error"),
        (OSError("no more"), "no more"),
    ],
)
def test_error_is_told_in_a_line(error: OSError, expected: str) -> None:
    with pytest.raises(CommandError) as told, os_errors_told("/srv/site"):
        raise error
    assert str(told.value) == f"/srv/site: {expected}"
