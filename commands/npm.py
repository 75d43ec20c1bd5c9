"""Packages of npm, each at one version, that tests and ./inv bench run."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from .errors import CommandError

# What npm says where no registry answers; everything else is a fault of ours.
UNREACHED = re.compile(
    r"\b(E(NOTFOUND|AI_AGAIN|CONNREFUSED|CONNRESET|TIMEDOUT|HOSTUNREACH|NETUNREACH)"
    r"|ERR_SOCKET_TIMEOUT|ENOTCACHED)\b"
)
INSTALL = (
    *("npm", "install", "--no-package-lock", "--no-save", "--no-audit", "--no-fund"),
    *("--ignore-scripts", "--fetch-retries=1", "--fetch-timeout=60000", "--loglevel=error"),
)


class NoNpmError(CommandError):
    """There is no Node here, or no registry that npm can reach."""


def npm_folder(packages: Mapping[str, str], cache: Path) -> Path:
    """Return the folder under `cache` that holds these versions of packages, made where it is not.

    It appears whole or not at all, whoever else makes it or breaks off.
    """
    if missing := [name for name in ("node", "npm") if not shutil.which(name)]:
        raise NoNpmError(f"{missing[0]} is not installed")
    folder = cache / folder_name(packages)
    if not folder.is_dir():
        cache.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(prefix=".npm-", dir=cache) as scratch:
            _install(packages, Path(scratch) / "made")
            try:
                (Path(scratch) / "made").rename(folder)
            except OSError:
                if not folder.is_dir():  # else another has just made it
                    raise
    return folder


def folder_name(packages: Mapping[str, str]) -> str:
    """Return the name of the folder that holds these versions of packages."""
    names = "-".join(f"{name}-{version}" for name, version in sorted(packages.items()))
    return re.sub(r"[^\w.-]", "_", names)


def _install(packages: Mapping[str, str], folder: Path) -> None:
    folder.mkdir()
    (folder / "package.json").write_text("{}\n", encoding="utf-8")  # else npm looks above
    wanted = [f"{name}@{version}" for name, version in sorted(packages.items())]
    result = subprocess.run(
        [*INSTALL, *wanted], cwd=folder, capture_output=True, text=True, check=False
    )
    if result.returncode and UNREACHED.search(result.stderr):
        raise NoNpmError("npm cannot reach its registry")
    if result.returncode:
        raise CommandError(f"npm did not install {' '.join(wanted)}:\n{result.stderr.strip()}")
