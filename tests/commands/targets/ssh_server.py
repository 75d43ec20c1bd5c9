"""A server of ssh on this machine: Debian's sshd on a free port, with keys and files of its own.

Its sessions have a home of their own, without what a person lets shells do first, and its keys are
agreed on in the way that is quickest.
"""

from __future__ import annotations

import getpass
import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

PROGRAMS = f"{os.environ['PATH']}:/usr/sbin"
NAME = "host.example"
SERVER = """\
ListenAddress 127.0.0.1
Port {port}
HostKey {folder}/host_key
AuthorizedKeysFile {folder}/authorized_keys
PasswordAuthentication no
KbdInteractiveAuthentication no
PermitRootLogin prohibit-password
StrictModes no
UseDNS no
UsePAM no
PidFile none
MaxStartups 100
SetEnv HOME={folder}
Banner {folder}/banner
"""
CLIENT = """\
Host {name}
    HostName 127.0.0.1
    Port {port}
    User {user}
    IdentityFile {folder}/key
    UserKnownHostsFile {folder}/known_hosts
Host *
    IdentitiesOnly yes
    KexAlgorithms curve25519-sha256
    GlobalKnownHostsFile /dev/null
"""


# An `ssh` that reaches no further than this machine, with what HOST_* say.
NO_SERVER = """\
#!/bin/sh
while :; do
    case $1 in
        -o | -p | -l) shift 2 ;;
        -*) shift ;;
        *) break ;;
    esac
done
shift
PATH=${HOST_PATH:-$PATH}
[ -z "$HOST_FILE_SIZE" ] || ulimit -f "$HOST_FILE_SIZE"
exec $HOST_USER /bin/sh -c "$*"
"""


@dataclass(frozen=True)
class Server:
    """sshd, which the `ssh` of PATH knows as host.example; the files of both are in a folder."""

    folder: Path
    port: int
    process: int

    def sessions(self) -> list[int]:
        """The processes that serve a connection each."""
        return [
            int(file.parent.name)
            for file in Path("/proc").glob("[0-9]*/stat")
            if f" {self.process} " in f" {_stat(file)} "
        ]

    def authorize(self, yes: bool) -> None:
        """Let our key in, or not."""
        keys = (self.folder / "key.pub").read_text(encoding="utf-8") if yes else ""
        (self.folder / "authorized_keys").write_text(keys, encoding="utf-8")

    def cut(self) -> None:
        """End each connection at once."""
        for process in self.sessions():
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)


def _stat(file: Path) -> str:
    """The parent of a process."""
    with suppress(FileNotFoundError, ProcessLookupError):
        return file.read_text().rpartition(")")[2].split()[1]
    return ""


def skip_without(*programs: str) -> None:
    """Skip a test where a program is not installed, but never in CI."""
    for program in programs:
        if not shutil.which(program, path=PROGRAMS):
            assert "CI" not in os.environ, f"{program} is not installed"
            pytest.skip(f"{program} is not installed: ./inv test does so, as root")


@contextmanager
def running_server(folder: Path) -> Iterator[Server]:
    """Start a server, with an `ssh` in bin/ that knows it, and end it with all its connections."""
    for name in ("host_key", "key"):
        command = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", folder / name]
        subprocess.run(command, check=True)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    host_key = (folder / "host_key.pub").read_text(encoding="utf-8")
    (folder / "known_hosts").write_text(f"[127.0.0.1]:{port} {host_key}", encoding="utf-8")
    values = {"folder": folder, "port": port, "name": NAME, "user": getpass.getuser()}
    (folder / "banner").write_text("All lamps are watched.\n", encoding="utf-8")
    (folder / "sshd_config").write_text(SERVER.format(**values), encoding="utf-8")
    (folder / "ssh_config").write_text(CLIENT.format(**values), encoding="utf-8")
    (folder / "bin").mkdir()
    ssh = folder / "bin" / "ssh"
    config = f'exec {shutil.which("ssh")} -F {folder}/ssh_config "$@"'
    ssh.write_text(f"#!/bin/sh\n{config}\n", encoding="utf-8")
    ssh.chmod(0o755)
    if os.geteuid() == 0:
        Path("/run/sshd").mkdir(mode=0o755, exist_ok=True)  # where it confines itself
    program = [shutil.which("sshd", path=PROGRAMS), "-D", "-e", "-f", folder / "sshd_config"]
    with (
        (folder / "log").open("w", encoding="utf-8") as log,
        subprocess.Popen([str(word) for word in program], stderr=log) as process,
    ):
        server = Server(folder, port, process.pid)
        try:
            _wait_for(port, process)
            yield server
        finally:
            server.cut()
            process.terminate()


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    while process.poll() is None:
        with suppress(ConnectionRefusedError), socket.create_connection(("127.0.0.1", port)):
            return
        time.sleep(0.02)
    pytest.fail("sshd has ended")
