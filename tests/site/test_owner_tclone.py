"""What the miniature of the post on TClone must show; delete it with the post.

Orders are told by pages and bytes, which do not depend on how busy a machine is, not by the clock.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from commands.project import CONTENT

ROLLUP = Path("/proc/self/smaps_rollup")
pytestmark = pytest.mark.skipif(not ROLLUP.exists(), reason="Linux alone counts memory so")

SMALL, LARGE = 8, 48  # megabytes
PYTHON = 16  # megabytes that four copies of Python may have of their own; about 4 were seen
SHARES = (0, 0.5, 1)
# It forks, so it runs in a process of its own: that of the tests has threads.
SCRIPT = f"""
import json
from branching import WAYS, Workspace

found = {{}}
for megabytes in ({SMALL}, {LARGE}):
    with Workspace(megabytes) as workspace:
        for way in WAYS:
            for share in {SHARES}:
                branch = workspace.branch(way, share)
                files = [process.file for process in workspace.processes]
                kept = way in ("save", "file") and [
                    all(
                        state[page : page + 8] == (page // 4096).to_bytes(8, "little")
                        for page in range(0, len(state), 4096)
                    )
                    and len(state)
                    for state in (open(file, "rb").read() for file in files)
                ]
                found[f"{{megabytes}} {{way}} {{share}}"] = vars(branch) | {{"kept": kept}}
print(json.dumps(found))
"""


@pytest.fixture(scope="module")
def branches(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """What one branch took, by the megabytes of its workspace, its way and what it wrote to."""
    run = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        cwd=tmp_path_factory.mktemp("workspace"),
        env={"PYTHONPATH": str(CONTENT.resolve() / "blog/tclone"), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (run.returncode, run.stderr) == (0, "")
    return json.loads(run.stdout)  # type: ignore[no-any-return]


@pytest.mark.parametrize("way", ["fork", "save", "copy", "file"])
def test_branch_begins_with_the_state_and_writes_to_its_own_alone(
    branches: dict[str, dict[str, Any]], way: str
) -> None:
    for megabytes in (SMALL, LARGE):
        for share in SHARES:
            branch = branches[f"{megabytes} {way} {share}"]
            assert branch["is_same"]
            assert branch["is_apart"]
            assert 0 < branch["ready"] <= branch["done"]


@pytest.mark.parametrize("way", ["fork", "save"])
def test_fork_takes_memory_for_what_is_written_and_not_for_the_state(
    branches: dict[str, dict[str, Any]], way: str
) -> None:
    for megabytes in (SMALL, LARGE):
        for share in SHARES:
            branch = branches[f"{megabytes} {way} {share}"]
            assert branch["own_first"] < PYTHON
            copied = branch["own_last"] - branch["own_first"]
            assert share * megabytes <= copied + 1 < share * megabytes + PYTHON


@pytest.mark.parametrize("way", ["copy", "file"])
def test_copy_takes_memory_for_the_whole_state_and_nothing_for_writes(
    branches: dict[str, dict[str, Any]], way: str
) -> None:
    for megabytes in (SMALL, LARGE):
        for share in SHARES:
            branch = branches[f"{megabytes} {way} {share}"]
            assert megabytes <= branch["own_first"] < megabytes + PYTHON
            assert branch["own_last"] - branch["own_first"] < PYTHON


def test_branch_of_a_large_state_has_less_of_its_own_by_fork_until_it_writes_to_all(
    branches: dict[str, dict[str, Any]],
) -> None:
    last = {
        way: [branches[f"{LARGE} {way} {share}"]["own_last"] for share in SHARES]
        for way in ("copy", "fork")
    }
    nothing, half, everything = (
        copy - fork for copy, fork in zip(last["copy"], last["fork"], strict=True)
    )
    assert nothing > LARGE - PYTHON
    assert nothing > half > everything
    assert abs(everything) < PYTHON


def test_what_is_saved_later_is_the_state_from_before_the_writes(
    branches: dict[str, dict[str, Any]],
) -> None:
    for megabytes in (SMALL, LARGE):
        for share in SHARES:
            for way in ("save", "file"):
                branch = branches[f"{megabytes} {way} {share}"]
                assert branch["kept"] == [megabytes * 2**20 / 4] * 4
                assert branch["on_disk"] > 0
            for way in ("fork", "copy"):
                assert branches[f"{megabytes} {way} {share}"]["on_disk"] is None


def test_branch_waits_for_the_disk_where_it_reads_its_state_from_there(
    branches: dict[str, dict[str, Any]],
) -> None:
    for name, branch in branches.items():
        if " file " in name:
            assert branch["ready"] > branch["on_disk"]
