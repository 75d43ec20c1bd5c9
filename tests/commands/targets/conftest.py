"""Where tests publish to by ssh."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from .ssh_server import NO_SERVER, Server, running_server, skip_without


@pytest.fixture(scope="session")
def sshd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    skip_without("sshd", "rsync")
    with running_server(tmp_path_factory.mktemp("sshd")) as started:
        yield started


@pytest.fixture
def ssh_server(sshd: Server, monkeypatch: pytest.MonkeyPatch) -> Server:
    """A server that lets us in, and that the `ssh` of PATH knows.

    What a killed publish leaves for temporary use, it leaves among the files of the server.
    """
    monkeypatch.setenv("TMPDIR", str(sshd.folder))
    monkeypatch.setenv("PATH", f"{sshd.folder / 'bin'}:{os.environ['PATH']}")
    sshd.authorize(True)
    return sshd


@pytest.fixture
def no_ssh_server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of an `ssh` of PATH that runs on this machine what it is to run on another."""
    skip_without("rsync")
    folder = tmp_path / "bin"
    folder.mkdir()
    (folder / "ssh").write_text(NO_SERVER, encoding="utf-8")
    (folder / "ssh").chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:{os.environ['PATH']}")
    return folder
