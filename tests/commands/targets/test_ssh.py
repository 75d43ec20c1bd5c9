"""Publishing by ssh to a server on this machine: what is current, what is kept, what goes wrong."""

from __future__ import annotations

import gzip
import os
import socket
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest

from commands.errors import CommandError
from commands.targets.folder import FolderTarget
from commands.targets.ssh import SshTarget
from commands.targets.ssh_host import SshHost

from .conftest import write
from .ssh_server import NAME, Server

pytestmark = pytest.mark.slow
PAGE = "<p>lamps</p>" * 40


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """The folder of the host."""
    return tmp_path / "srv" / "site"


@pytest.fixture
def target(ssh_server: Server, tmp_path: Path, place: Path) -> SshTarget:
    return SshTarget(tmp_path, SshHost(NAME, 0, str(place)))


def shown_now(place: Path) -> str:
    return (place / "current" / "index.html").read_text(encoding="utf-8")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def told(target: SshTarget, built: Path) -> str:
    """What a publish that fails says, after the place."""
    with pytest.raises(CommandError) as error:
        target.publish(built)
    return str(error.value).removeprefix(f"{target.place}: ")


def test_release_is_published_shared_brought_back_and_read_back(
    target: SshTarget, built: Path, place: Path
) -> None:
    with target.published() as published:
        assert published is None
    assert target.differences() == ["nothing is published (run ./inv publish)"]
    assert target.releases() == []
    assert not place.exists()
    first = target.publish(built)
    assert (first.is_new, shown_now(place)) == (True, "first")
    assert target.publish(built) == type(first)(first.id, is_new=False)
    write(built, "second")
    second = target.publish(built)
    assert (second.is_new, shown_now(place)) == (True, "second")
    assert (place / "current").readlink() == Path("releases", second.id)
    assert names(place) == [".lock", "assets", "current", "manifests", "releases"]
    assert names(place / "releases") == [first.id, second.id]
    papers = [place / "releases" / one.id / "papers/one.txt" for one in (first, second)]
    assert papers[0].samefile(papers[1])
    assert target.releases() == FolderTarget(place).releases()
    assert [(one.id, one.pages, one.replaced, one.is_current) for one in target.releases()] == [
        (second.id, 1, first.id, True),
        (first.id, 1, None, False),
    ]
    target.restore(target.releases()[1])
    assert shown_now(place) == "first"
    assert target.differences() == FolderTarget(place).differences() == []


def test_copies_are_compressed_and_stay_on_the_host(
    target: SshTarget, built: Path, place: Path
) -> None:
    compressing = SshTarget(target.base, target.host, compress=True)
    odd = "a\\\\b [x]*\n\u2028é.html"
    for name in ("index.html", odd, "data[1].csv"):
        (built / name).write_text(PAGE, encoding="utf-8")
    (built / "data[1].csv.gz").write_bytes(b"as the author made it")
    first = compressing.publish(built)
    assert not compressing.publish(built).is_new
    write(built, PAGE + "!")
    second = compressing.publish(built)
    current = place / "current"
    assert gzip.decompress((current / "index.html.gz").read_bytes()).decode() == PAGE + "!"
    assert (current / "data[1].csv.gz").read_bytes() == b"as the author made it"
    releases = [place / "releases" / one.id / f"{odd}.br" for one in (first, second)]
    assert releases[0].samefile(releases[1])
    assert compressing.differences() == FolderTarget(place).differences() == []
    with compressing.published() as published:
        assert published
        assert names(published) == names(built)
        assert (published / "index.html").read_text(encoding="utf-8") == PAGE + "!"
    (built / odd).unlink()
    assert compressing.publish(built).is_new
    with compressing.published() as published:
        assert published
        assert names(published) == names(built)


@pytest.fixture
def other_names(ssh_server: Server) -> Iterator[None]:
    """More names of the host, each with something wrong."""
    config = ssh_server.folder / "ssh_config"
    text = config.read_text(encoding="utf-8")
    other_key = (ssh_server.folder / "key.pub").read_text(encoding="utf-8")
    wrong = ssh_server.folder / "wrong_hosts"
    wrong.write_text(f"[127.0.0.1]:{ssh_server.port} {other_key}", encoding="utf-8")
    more = f"""\
Host unknown.example
    UserKnownHostsFile /dev/null
Host changed.example
    UserKnownHostsFile {wrong}
Host *.example
{text.partition(chr(10))[2]}"""
    config.write_text(more, encoding="utf-8")
    yield
    config.write_text(text, encoding="utf-8")


@pytest.mark.usefixtures("other_names")
def test_host_that_cannot_be_reached_or_trusted_is_told_with_a_remedy(
    ssh_server: Server, built: Path, tmp_path: Path
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]

    def said(host: str, port: int = 0) -> str:
        return told(SshTarget(tmp_path, SshHost(host, port, str(tmp_path / "srv"))), built)

    assert said("unknown.example") == (
        "its host key is not known here (compare it with its owner's: ssh unknown.example)"
    )
    assert said("changed.example") == (
        "its host key is not the one that is known here (when its owner says that this is meant:"
        f' ssh-keygen -f "{ssh_server.folder}/wrong_hosts" -R "[127.0.0.1]:{ssh_server.port}",'
        " then ssh changed.example)"
    )
    assert said(NAME, port) == (
        f"connect to host 127.0.0.1 port {port}: Connection refused (see what ssh -p {port} {NAME}"
        " says: its name, its port, the network)"
    )
    ssh_server.authorize(False)
    assert said(NAME) == (
        "it takes none of your keys (put your public one into ~/.ssh/authorized_keys there, and"
        f" try ssh {NAME})"
    )
    assert not (tmp_path / "srv").exists()


def test_connection_that_is_cut_leaves_what_is_served_and_is_taken_up_again(
    ssh_server: Server, target: SshTarget, built: Path, place: Path
) -> None:
    target.publish(built)
    write(built, "second")
    (built / "much.bin").write_bytes(os.urandom(40_000_000))
    incoming = place / "releases" / ".incoming-ssh"

    def cut() -> None:
        while not list(incoming.glob(".much.bin.*")):
            time.sleep(0.002)
        ssh_server.cut()

    thread = Thread(target=cut)
    thread.start()
    assert told(target, built) == (
        "the connection was cut (publish again: what has arrived is kept)"
    )
    thread.join()
    assert shown_now(place) == "first"
    arrived = (incoming / "index.html").stat().st_ino
    target.publish(built)
    assert shown_now(place) == "second"
    assert (place / "current" / "index.html").stat().st_ino == arrived
    assert len(names(place / "releases")) == 2
