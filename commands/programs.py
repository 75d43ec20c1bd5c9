"""Programs of Debian that tests run, beside Python and the browser."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from .debian import install
from .errors import CommandError

SYSTEMD = Path("/run/systemd/system")  # there where it runs, and starts each server it is given


@dataclass(frozen=True)
class Program:
    """A program, its package, and what no test does without it."""

    name: str
    package: str
    missed: str
    is_server: bool = False


PROGRAMS = (
    Program("newsboat", "newsboat", "reads the feeds in a feed reader"),
    Program("rsync", "rsync", "publishes by ssh"),
    Program("faketime", "faketime", "builds in another year"),
    Program("nginx", "libnginx-mod-http-brotli-static", "serves the site by nginx", is_server=True),
    Program("caddy", "caddy", "serves the site by Caddy", is_server=True),
    Program("sshd", "openssh-server", "publishes by ssh to a server", is_server=True),
)


def install_programs() -> None:
    """Install what is missing where we may; elsewhere say what is left out, and why.

    No server is installed where it would run from then on.
    """
    for program in PROGRAMS:
        if shutil.which(program.name, path=f"{os.environ.get('PATH', '')}:/usr/sbin"):
            continue
        try:
            if program.is_server and SYSTEMD.is_dir():
                reason = "is not installed, and would be started: install it if you want that"
                raise CommandError(f"{program.package} {reason}")
            install(program.package)
        except CommandError as error:
            print(f"No test {program.missed}: {error}", flush=True)
