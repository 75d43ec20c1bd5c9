"""Packages of Debian, installed where we may."""

from __future__ import annotations

import os
import shutil
import subprocess

from .errors import CommandError


def install(package: str) -> None:
    """Install a package as root; CommandError says what else a person can do."""
    if not shutil.which("apt-get"):
        raise CommandError(f"{package} is not installed, and there is no apt-get: install it")
    if os.geteuid() != 0:
        raise CommandError(f"{package} is not installed: run `sudo apt-get install {package}`")
    print(f"{package} is not installed: installing it with apt-get", flush=True)
    _apt_get(package, "update")
    _apt_get(package, "install", "--yes", "--no-install-recommends", package)


def _apt_get(package: str, command: str, *arguments: str) -> None:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    result = subprocess.run(
        ["apt-get", command, "--quiet", *arguments], env=environment, check=False
    )
    if result.returncode:
        raise CommandError(f"apt-get {command} failed: install {package}, then run this again")
