"""Publishes that are killed at any moment, or run at once: the site is whole, and one of theirs."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

from commands.project import ROOT
from commands.targets import Target
from commands.targets.folder import FolderTarget
from commands.targets.git_branch import GitBranchTarget
from commands.targets.s3 import S3Target

pytestmark = pytest.mark.slow
KILLS = {"ssh": 8}  # of others there are 20
PAIRS = {"ssh": 2}  # of others there are 5
BUCKET_KILLS = 4
FILES = 40
FEW = 10
PUBLISH = """\
import os, sys
from pathlib import Path
from commands.targets.folder import FolderTarget
from commands.targets.git_branch import GitBranchTarget
from commands.targets.s3 import S3Target
from commands.targets.ssh import SshTarget
from commands.targets.ssh_host import SshHost
kind, place, *where = sys.argv[1:]
if kind == "folder":
    target = FolderTarget(Path(place))
elif kind == "s3":
    target = S3Target(Path(place), *where)
    target._client  # once for all
elif kind == "ssh":
    target = SshTarget(Path(place), SshHost("host.example", 0, f"{place}/published"))
else:
    target = GitBranchTarget(Path(place), f"{place}/remote.git", "gh-pages", "", kind == "git")
for line in sys.stdin:
    child = os.fork()
    if not child:
        os.setsid()
        print(os.getpid(), flush=True)
        target.publish(Path(line.strip()))
        os._exit(0)
    print(os.waitpid(child, 0)[1], flush=True)
"""


class Publisher:
    """Publishes each site in a process of its own."""

    def __init__(self, program: subprocess.Popen[str]) -> None:
        self.program = program

    def publish(self, site: Path) -> float:
        """Publish, which has to succeed, and return how many seconds it took."""
        self.begin(site)
        start = time.monotonic()
        assert self.said() == 0
        return time.monotonic() - start

    def kill(self, site: Path, delay: float) -> None:
        """Publish in a process that is killed after so many seconds, with all it has started."""
        process = self.begin(site)
        time.sleep(delay)
        with suppress(ProcessLookupError):  # it is done
            os.killpg(process, signal.SIGKILL)
        self.said()

    def begin(self, site: Path) -> int:
        assert self.program.stdin
        self.program.stdin.write(f"{site}\n")
        self.program.stdin.flush()
        return self.said()

    def said(self) -> int:
        assert self.program.stdout
        return int(self.program.stdout.readline())


@contextmanager
def publisher(kind: str, place: Path, *where: str) -> Iterator[Publisher]:
    with subprocess.Popen(
        [sys.executable, "-c", PUBLISH, kind, place, *where],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as program:
        yield Publisher(program)


def site(folder: Path, number: int, files: int = FILES) -> Path:
    """A site whose files all hold one number, and whose names change with it."""
    made = folder / f"site{number}"
    for name in range(files):
        file = made / f"page{(name + number) % (files + 1)}" / "index.html"
        file.parent.mkdir(parents=True)
        file.write_text(f"{number}", encoding="utf-8")
    return made


def shown_now(target: Target) -> set[tuple[str, str]]:
    with target.published() as folder:
        assert folder
        return {
            (file.parent.name, file.read_text(encoding="utf-8")) for file in folder.rglob("*.html")
        }


def whole(number: int, files: int = FILES) -> set[tuple[str, str]]:
    return {(f"page{(name + number) % (files + 1)}", f"{number}") for name in range(files)}


def target_of(kind: str, folder: Path, request: pytest.FixtureRequest) -> tuple[Path, Target]:
    """Return a target, and the folder that says to a publisher where it is.

    What is published by ssh is read where it arrives.
    """
    monkeypatch = request.getfixturevalue("monkeypatch")
    for name, value in {"NAME": "Ada Lovelace", "EMAIL": "ada@lamps.example"}.items():
        monkeypatch.setenv(f"GIT_AUTHOR_{name}", value)
    if kind == "folder":
        return folder / "published", FolderTarget(folder / "published")
    if kind == "ssh":
        request.getfixturevalue("ssh_server")
        return folder, FolderTarget(folder / "published")
    remote = folder / "remote.git"
    subprocess.run(["git", "init", "--quiet", "--bare", remote], check=True)
    return folder, GitBranchTarget(folder, str(remote), "gh-pages", keep_history=kind == "git")


@pytest.mark.parametrize("kind", ["folder", "git", "git without history", "ssh"])
def test_site_is_whole_whenever_a_publish_is_killed(
    kind: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    place, target = target_of(kind, tmp_path, request)
    chance, may, new, kills = random.Random(kind), [1], 0, KILLS.get(kind, 20)
    with publisher(kind, place) as process:
        process.publish(site(tmp_path, 0))
        took = process.publish(site(tmp_path, 1))
        for number in range(2, kills + 2):
            process.kill(site(tmp_path, number), chance.uniform(0, took))
            # Here the server is killed too, as no real one is, and leaves the lock of its branch.
            (tmp_path / "remote.git/refs/heads/gh-pages.lock").unlink(missing_ok=True)
            now = shown_now(target)
            may.append(number)
            assert now in map(whole, may)
            assert target.differences() == []
            if now == whole(number):
                new += 1
            if kind != "ssh" or now == whole(number):  # a host may yet end what it has begun
                may = [one for one in may if now == whole(one)]
            if number % 4 == 0:  # the next one works, on whatever several have left
                may = [100 + number]
                process.publish(site(tmp_path, may[0]))
                assert shown_now(target) == whole(may[0])
    assert new < kills  # else none was killed before it was done


@pytest.mark.parametrize("kind", ["folder", "git", "ssh"])
def test_two_publishes_at_once_follow_each_other(
    kind: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    place, target = target_of(kind, tmp_path, request)
    with publisher(kind, place) as one, publisher(kind, place) as other:
        one.publish(site(tmp_path, 0))
        for number in range(1, 2 * PAIRS.get(kind, 5), 2):
            one.begin(site(tmp_path, number))
            other.begin(site(tmp_path, number + 1))
            assert (one.said(), other.said()) == (0, 0)
            assert shown_now(target) in (whole(number), whole(number + 1))
            assert target.differences() == []
    assert len(target.releases()) == (11 if kind == "git" else 5)


def test_pages_of_a_bucket_are_whole_whenever_a_publish_is_killed(
    tmp_path: Path, endpoint: str, bucket: Any
) -> None:
    target, chance, took = S3Target(tmp_path, bucket.name, endpoint), random.Random("s3"), 0.0
    texts = {"1"}
    with publisher("s3", tmp_path, bucket.name, endpoint) as process:
        for number in range(2):
            took = process.publish(site(tmp_path, number, FEW))
        for number in range(2, BUCKET_KILLS + 2):
            process.kill(site(tmp_path, number, FEW), chance.uniform(0, took))
            texts.add(f"{number}")
            assert {text for _, text in shown_now(target)} <= texts
        process.publish(site(tmp_path, 100, FEW))
    assert shown_now(target) == whole(100, FEW)
    assert target.differences() == []


def test_two_machines_do_not_mix_what_they_publish_to_a_bucket(
    tmp_path: Path, endpoint: str, bucket: Any
) -> None:
    target = S3Target(tmp_path, bucket.name, endpoint)
    machines = [tmp_path / name for name in ("one", "other")]
    for machine in machines:
        machine.mkdir()
    one, other = (publisher("s3", machine, bucket.name, endpoint) for machine in machines)
    with one as first, other as second:
        for number in range(0, 4, 2):
            first.begin(site(tmp_path, number, FEW))
            second.begin(site(tmp_path, number + 1, FEW))
            ends = {number: first.said(), number + 1: second.said()}
            done = [number for number, status in ends.items() if status == 0]
            assert shown_now(target) in [whole(number, FEW) for number in done]
            assert target.differences() == []
