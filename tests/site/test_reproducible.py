"""The same site is built of the same content in any folder, at any time, on any machine."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from commands.build import check_records

pytestmark = pytest.mark.slow
BUILD = (
    "from pathlib import Path\n"
    "from commands.build import build_site\n"
    "build_site(Path('publishconf.py').resolve(), Path('elsewhere').resolve())\n"
)
# What differs between machines.
OTHERWISE = {
    "TZ": "Pacific/Kiritimati",
    "LANG": "C",
    "LC_ALL": "C",
    "PYTHONHASHSEED": "7",
    "HOME": "/nonexistent",
    "USER": "ada",
}


def files(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }


def test_build_elsewhere_in_another_year_gives_the_same_bytes(
    built: Path, cloned: Callable[[Path], Path], tmp_path: Path
) -> None:
    if not shutil.which("faketime"):
        pytest.skip("faketime is not installed")
    project = cloned(tmp_path / "a folder/deeper/project")
    shutil.rmtree(
        project / ".cache", ignore_errors=True
    )  # what is kept of earlier builds makes no difference
    waiting = any(not article.draft for article in check_records(project / "content").drafts)
    later = "+1 second" if waiting else "+400 days"  # what waits would be out by then
    command = ["faketime", later, project / ".venv/bin/python", "-c", BUILD]
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    done = subprocess.run(
        command,
        cwd=project,
        env=environment | OTHERWISE,
        umask=0o077,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    now, then = files(built), files(project / "elsewhere")
    assert now.keys() == then.keys()
    assert [path for path in now if now[path] != then[path]] == []
