"""What the system has against a publish, in a line."""

from __future__ import annotations

from pathlib import Path

import pytest

from commands.errors import CommandError
from commands.targets.os_errors import os_errors_told


def test_link_that_leads_nowhere_is_told_with_a_remedy(tmp_path: Path) -> None:
    link = tmp_path / ".#index.html"  # as Emacs makes one beside what it changes
    link.symlink_to("ada@host.1815")
    with pytest.raises(CommandError) as told, os_errors_told("/srv/site"):
        link.read_text(encoding="utf-8")
    assert str(told.value) == f"/srv/site: {link}: is a link that leads nowhere (remove it there)"


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
