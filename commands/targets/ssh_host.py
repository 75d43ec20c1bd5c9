"""A folder of another machine, which the system's own ssh and rsync reach."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from ..errors import CommandError
from ..project import use_plugins
from .lock import BUSY, PATIENCE
from .precompression import COMPRESSORS
from .release_names import KEPT
from .ssh_errors import PROBLEM, failure

PACKAGES = {"ssh": "openssh-client"}  # where the name of a program is another
MARK = b"\1"  # what ssh_host.sh says at first
SCRIPT = Path(__file__).with_suffix(".sh")
SSH = (
    "ssh",
    "-T",
    *("-o", "BatchMode=yes"),  # never asks
    *("-o", "StrictHostKeyChecking=yes"),
    *("-o", "ConnectTimeout=10"),
    *("-o", "ServerAliveInterval=15"),  # three without an answer end it
    *("-o", "ClearAllForwardings=yes"),
    *("-o", "LogLevel=ERROR"),  # no banners
    *("-o", "ControlMaster=auto"),
    *("-o", "ControlPersist=10"),  # seconds for which it outlives one that was killed
)
RSYNC = ("rsync", "--recursive", "--checksum", "--compress", "--delete", "--timeout=60")
# What the owner of the files and the web server may do, whatever their modes are here.
MODES = ("--copy-links", "--perms", "--chmod=Du=rwx,Dgo=rx,Fu=rw,Fgo=r")


@dataclass(frozen=True)
class SshHost:
    """A folder of a host, as `user@host` and a path without characters that shells change."""

    host: str
    port: int  # 0 for that of ssh's configuration
    path: str

    @property
    def place(self) -> str:
        return f"{self.host}:{self.path}" + (f" (port {self.port})" if self.port else "")

    @contextmanager
    def connected(self, held: int) -> Iterator[SshConnection]:
        """Give one connection for all that is run, by programs that hold the lock `held`."""
        with TemporaryDirectory(prefix="ssh-") as folder:
            connection = SshConnection(self, held, Path(folder, "socket"))
            try:
                yield connection
            finally:
                connection.close()


@dataclass(frozen=True)
class SshConnection:
    """A connection to a host, which ssh opens when it is first used."""

    at: SshHost
    held: int
    socket: Path

    def check_programs(self) -> None:
        """Raise CommandError where this machine lacks one of the programs."""
        for program in (SSH[0], RSYNC[0]):
            if not shutil.which(program):
                raise CommandError(_missing(program))

    def call(self, function: str, *arguments: str) -> bytes:
        """Return what a function of ssh_host.sh writes; it is given the folder first.

        The host's shell is given one word, sh; all else is text for that to read.
        """
        script = SCRIPT.read_text(encoding="utf-8")
        values = f"kept={KEPT} patience={PATIENCE:.0f} busy={shlex.quote(BUSY)}"
        values += f" named={shlex.quote(_named_by_content())}"
        call = shlex.join([function, self.at.path, *arguments])
        text = f"{{\n{values}\n{script}\n{call}\nexit\n}}\n"
        said = self._run([*self._ssh(), self.at.host, "sh"], text.encode())
        return said.partition(MARK)[2]

    def send(self, site: Path, incoming: str, current: str) -> None:
        """Copy a folder to one of the host, where files that are in the current release are links.

        What is there from a copy that was cut is not sent again. The copy holds the folder's lock.
        """
        locked = f"exec 9>{self.at.path}/.lock && flock --wait {PATIENCE:.0f} 9"
        program = f"{locked} || {{ echo {PROBLEM}{BUSY} >&2; exit 1; }}; exec rsync"
        way = ["--rsh", shlex.join(self._ssh()), "--rsync-path", f"sh -c '{program} \"$@\"' sh"]
        links = [f"--link-dest=../{current}"] if current else []
        self._run([*RSYNC, *MODES, *way, *links, f"{site}/", self._address(incoming)])

    def fetch(self, folder: str, copy: Path, excluded: Sequence[str]) -> None:
        """Make a folder of this machine a copy of one of the host; only what differs comes over."""
        way = ["--rsh", shlex.join(self._ssh()), "--delete-excluded"]
        way += ["--from0", "--exclude-from=-"]
        given = "".join(f"{_pattern(path)}\0" for path in excluded).encode()
        self._run([*RSYNC, *way, self._address(folder), f"{copy}/"], given)

    def close(self) -> None:
        """Close it, if it is open."""
        if self.socket.exists():
            command = [*self._ssh(), "-O", "exit", self.at.host]
            subprocess.run(command, capture_output=True, check=False)

    def _ssh(self) -> list[str]:
        port = ("-p", str(self.at.port)) if self.at.port else ()
        return [*SSH, *port, "-o", f"ControlPath={self.socket}"]

    def _address(self, folder: str) -> str:
        return f"{self.at.host}:{self.at.path}/{folder}/"

    def _run(self, command: Sequence[str], given: bytes = b"") -> bytes:
        """Return what a program writes; it holds the lock for as long as it runs."""
        try:
            result = subprocess.run(
                command, input=given, capture_output=True, pass_fds=(self.held,), check=False
            )
        except FileNotFoundError:
            raise CommandError(_missing(command[0])) from None
        if result.returncode:
            said = (result.stderr + result.stdout).decode("utf-8", "replace")
            raise CommandError(f"{self.at.place}: {failure(said, self.at.host, self.at.port)}")
        return result.stdout


def _missing(program: str) -> str:
    remedy = f"install it (Debian: apt install {PACKAGES.get(program, program)})"
    return f"{program} is not on PATH: {remedy}"


def _pattern(path: str) -> str:
    """A path as a pattern of rsync, in which backslashes count only beside other marks."""
    if re.search(r"[*?[]", path):
        path = re.sub(r"([*?[\\])", r"\\\1", path)
    return f"/{path}"


def _named_by_content() -> str:
    """The files that are named by what they hold, and their copies, as find of GNU matches them."""
    use_plugins()
    from host_files.caching import NAMED_BY_CONTENT

    copies = "|".join(map(re.escape, COMPRESSORS))
    return rf"\./({NAMED_BY_CONTENT.pattern})({copies})?"
